import * as fc from "../../../support/properties";
import { accessDocuments } from "../../../../domain/documents/access/access-documents";
import { LEAST_PRIVILEGE, type LeastPrivilegePolicy } from "../../../../domain/documents/access/table";
import { ALLOWED_INSTANCE_TYPES } from "../../../../domain/documents/actions/instance-types";
import { PAID_SERVICE_IDS } from "../../../../domain/documents/actions/paid-services";
import { minify } from "../../../../domain/documents/document";
import { DEFAULT_REGIONS, REGIONS } from "../../../../domain/regions/regions";
import { ARGS, fitting } from "../../../support/document-args";

it("are the documents of the table, in its order, with their sizes", () => {
  const documents = fitting(accessDocuments({ ...ARGS, namePrefix: "acme-" }));
  expect(documents).toEqual(
    LEAST_PRIVILEGE.flatMap(({ id: access, kind: holder, whom, documents: made }: LeastPrivilegePolicy) =>
      Object.entries(made).map(([name, make]) => {
        const document = make({ ...ARGS, namePrefix: "acme-" });
        const characters = minify(document).length;
        return { name, kind: "managed", characters, limit: 6144, document, access, holder, whom };
      }),
    ),
  );
});

it("fit with any regions of the default set and any paid services, whatever their order", () => {
  const regions = fc.subarray([...DEFAULT_REGIONS], { minLength: 1 });
  const services = fc.subarray([...PAID_SERVICE_IDS]);
  fc.assert(
    fc.property(regions, services, (allowedRegions, unusedServices) => {
      const { namePrefix } = ARGS;
      const documents = fitting(accessDocuments({ allowedRegions, unusedServices, namePrefix }));
      const reversed = accessDocuments({
        allowedRegions: [...allowedRegions].reverse(),
        allowedInstanceTypes: [...ALLOWED_INSTANCE_TYPES].reverse(),
        unusedServices: [...unusedServices].reverse(),
        namePrefix,
      });
      expect(fitting(reversed)).toEqual(documents);
    }),
    { numRuns: 50 },
  );
});

it.each([[["ap-southeast-2"]], [DEFAULT_REGIONS]])(
  "leave a tenth of each policy free by default in %j",
  (allowedRegions) => {
    const documents = fitting(accessDocuments({ allowedRegions, namePrefix: ARGS.namePrefix }));
    const full = documents.filter(({ characters, limit }) => characters > 0.9 * limit);
    expect(full.map(({ name, characters }) => `${name} ${characters}`)).toEqual([]);
  },
);

it("fit with every region of AWS", () => {
  expect(accessDocuments({ ...ARGS, allowedRegions: REGIONS.map(({ name }) => name) })).toHaveProperty("documents");
});

it("are a problem each that names the policy, the statement, and what to do, when they do not fit", () => {
  const allowedInstanceTypes = Array.from({ length: 150 }, (_, n) => `m5.${n}xlarge`);
  expect(accessDocuments({ ...ARGS, allowedInstanceTypes })).toEqual({
    problems: [
      {
        path: "guardrails",
        message: expect.stringMatching(
          /^make the policy developer too long: it has \d{4} characters, a policy takes 6144; its longest statement is DenyInstanceTypes with \d{4}; name fewer allowedInstanceTypes, or more unusedServices$/,
        ) as string,
      },
    ],
  });
});

it("are measured with the names that they will have: a long prefix takes room", () => {
  const made = accessDocuments({ allowedRegions: DEFAULT_REGIONS, unusedServices: [], namePrefix: "a".repeat(100) });
  expect(made).toEqual({
    problems: [
      { path: "guardrails", message: expect.stringContaining("make the policy developer too long") as string },
    ],
  });
});
