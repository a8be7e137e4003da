import { join } from "node:path";
import strict from "../../policies/presets/strict.json";
import { previewWithPack as preview, said } from "../support/pack-preview";
import { openTestStack, ROOT, type TestStack, TWO_REGIONS } from "../support/stack";

/** The pack in the preview of a program, as CI runs it. */
describe("pulumi preview --policy-pack", () => {
  let baseline: TestStack;
  /** At its strictest the pack demands that a provider works in one account only. */
  const pinned = (settings: object) => ({ ...settings, "aws:allowedAccountIds": [baseline.session.account.accountId] });
  beforeAll(async () => {
    baseline = await openTestStack();
    baseline.configure(pinned(TWO_REGIONS));
  });
  afterAll(() => baseline.close());

  test("the intruder's program is refused, with every violation and without a credential", async () => {
    const cwd = join(ROOT, "examples", "refused-by-pack");
    const stack = await openTestStack({}, { cwd, beside: baseline });
    const result = await preview(stack, { ringfence: { allowedRegions: ["ap-southeast-2"] } });
    expect(result.code).not.toBe(0);
    const violated = ["aws-key-anywhere fleet", "region-allowed fleet", "spot-forbidden fleet"];
    expect(said(result, "mandatory")).toEqual(expect.arrayContaining(violated));
    expect(result.output).not.toMatch(/AKIA[A-Z2-7]/);
  });

  test("the baseline passes its own pack at its strictest", async () => {
    const { code, output } = await preview(baseline, {
      ...strict,
      ringfence: { allowedRegions: ["ap-southeast-2"] },
    });
    expect({ code, mandatory: output.match(/\[mandatory\][^\n]*\n[^\n]*/g) }).toEqual({ code: 0, mandatory: null });
  });

  // A documented profile and a documented switch: in a member account GuardDuty is the administrator's.
  // https://github.com/hashicorp/terraform-provider-aws/pull/7804
  test.each<[string, object, string]>([
    ["a profile", { profile: "minimal" }, "off by profile"],
    ["a switch", { profile: "standard", controls: { guardduty: "off" } }, "off by configuration"],
  ])("a baseline that %s leaves without GuardDuty passes it, in one line of advice", async (_, given, state) => {
    baseline.configure(pinned({ ...TWO_REGIONS, ...given }));
    const { code, output } = await preview(baseline, { ...strict, ringfence: { allowedRegions: ["ap-southeast-2"] } });
    baseline.configure(pinned(TWO_REGIONS));
    expect({ code, mandatory: output.match(/\[mandatory\][^\n]*\n[^\n]*/g) }).toEqual({ code: 0, mandatory: null });
    expect(output.match(/guardduty is .*/g)).toEqual([
      expect.stringMatching(`^guardduty is ${state} in ringfence, so no detector is looked for`),
    ]);
  });

  test("a configuration that the pack cannot use stops the preview with every problem", async () => {
    const { code, output } = await preview(baseline, {
      ringfence: { allowedRegions: ["ap-southeast2"] },
      "spot-forbiden": "mandatory",
    });
    expect(code).not.toBe(0);
    expect(output).toMatch(/ap-southeast-2/);
    expect(output).toMatch(/spot-forbidden/);
    expect(output).not.toMatch(/\n\s+at .*\.(ts|js):\d+/);
  });
});
