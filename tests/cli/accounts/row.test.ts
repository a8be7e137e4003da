import * as fc from "../../support/properties";
import { rowsOf, safeName } from "../../../cli/accounts/row";
import { stackFile } from "../../../cli/accounts/stack-files";
import { parse } from "yaml";

const account = (name: string) => ({ id: "012345678901", name, isManagement: false });

it("whatever a name is, a job gets letters, digits, spaces and ._@- of it, and at most fifty", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 128 }), (name) => {
      const safe = safeName(account(name));
      expect(safe).toMatch(/^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N} ._@-]*$/u);
      expect(Array.from(safe).length).toBeLessThanOrEqual(50);
    }),
  );
});

it("whatever a name is, the stack is one that Pulumi takes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 128 }), (name) => {
      const made = rowsOf([account(name)], { roleName: "deploy", stackName: "{name}", region: "us-east-1" });
      expect("rows" in made && made.rows[0]!.stack).toMatch(/^[a-z0-9][a-z0-9-]*$/);
    }),
  );
});

it("the file of an account says what the common file says, its id, and what was its own: again and again the same", () => {
  const settings = fc.dictionary(fc.stringMatching(/^ringfence:[a-z]{1,8}$/), fc.oneof(fc.string(), fc.integer()));
  fc.assert(
    fc.property(settings, settings, (common, own) => {
      const [text, before] = [common, own].map((config) => JSON.stringify({ config }));
      const once = stackFile(text!, "012345678901", before);
      expect(parse(once)).toEqual({ config: { ...own, ...common, "ringfence:accountId": "012345678901" } });
      expect(stackFile(text!, "012345678901", once)).toBe(once);
    }),
  );
});
