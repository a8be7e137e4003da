import { writeFileSync } from "node:fs";
import { join } from "node:path";
import strict from "../../policies/presets/strict.json";
import { openTestStack, ROOT, type TestStack } from "../support/stack";

const PACK = join(ROOT, "policies");

/** The pack in the preview of a program, as CI runs it. */
describe("pulumi preview --policy-pack", () => {
  const opened: TestStack[] = [];
  afterAll(() => Promise.all(opened.map((stack) => stack.close())));

  const preview = async (stack: TestStack, config: unknown) => {
    const packConfig = join(stack.folder, "policy-pack.json");
    writeFileSync(packConfig, JSON.stringify(config));
    return stack.run(["preview", "--policy-pack", PACK, "--policy-pack-config", packConfig]);
  };

  const open = async (...args: Parameters<typeof openTestStack>): Promise<TestStack> => {
    const stack = await openTestStack(...args);
    opened.push(stack);
    return stack;
  };

  test("the intruder's program is refused, with every violation and without a credential", async () => {
    const stack = await open({}, { cwd: join(ROOT, "examples", "refused-by-pack") });
    const { code, output } = await preview(stack, { ringfence: { allowedRegions: ["ap-southeast-2"] } });
    expect(code).not.toBe(0);
    const violated = [...output.matchAll(/\[mandatory\].*?\] {2}(\S+) /g)].map(([, rule]) => rule);
    expect(violated.sort()).toEqual(["aws-key-anywhere", "region-allowed", "spot-forbidden"]);
    expect(output).not.toMatch(/AKIA[A-Z2-7]/);
  });

  test("the baseline passes its own pack at its strictest", async () => {
    const stack = await open();
    const { code, output } = await preview(stack, {
      ...strict,
      ringfence: { allowedRegions: ["ap-southeast-2"] },
    });
    expect({ code, mandatory: output.match(/\[mandatory\][^\n]*\n[^\n]*/g) }).toEqual({ code: 0, mandatory: null });
  });

  test("a configuration that the pack cannot use stops the preview with every problem", async () => {
    const stack = await open();
    const { code, output } = await preview(stack, {
      ringfence: { allowedRegions: ["ap-southeast2"] },
      "spot-forbiden": "mandatory",
    });
    expect(code).not.toBe(0);
    expect(output).toMatch(/ap-southeast-2/);
    expect(output).toMatch(/spot-forbidden/);
    expect(output).not.toMatch(/\n\s+at .*\.(ts|js):\d+/);
  });
});
