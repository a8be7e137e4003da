import { existsSync } from "node:fs";
import { join } from "node:path";
import { runRingfence } from "../../support/run-ringfence";

it("prints the folder of the pack and nothing else", async () => {
  const { code, out, err } = await runRingfence("pack-path");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^\/.*\n$/);
  expect(existsSync(join(out.trimEnd(), "PulumiPolicy.yaml"))).toBe(true);
});
