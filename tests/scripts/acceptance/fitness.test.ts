import { type AccountState, unfitBecause } from "../../../scripts/acceptance/fitness";

const ACCOUNT = "123456789012";
const EMPTY: AccountState = { management: { found: undefined }, holdings: [], baseline: [], gaps: [] };
const reasons = (state: Partial<AccountState>) =>
  unfitBecause(ACCOUNT, { ...EMPTY, ...state }).map(({ message }) => message);

describe("an account", () => {
  it("is fit when it holds nothing, alone or as a member", () => {
    expect(reasons({})).toEqual([]);
    expect(reasons({ management: { found: "999999999999" } })).toEqual([]);
  });

  it("is unfit for each reason, and says all of them", () => {
    const all = reasons({
      management: { found: ACCOUNT },
      holdings: ["machine i-1 (eu-west-1)"],
      baseline: ["topic ringfence-topic-0123456 (eu-west-1)"],
      gaps: ["ec2 machine (eu-west-2): AccessDenied"],
    });
    expect(all).toEqual([
      expect.stringMatching(/^manages an organization/),
      expect.stringMatching(/machine i-1/),
      expect.stringMatching(/topic ringfence-topic.*--cleanup-only/),
      expect.stringMatching(/eu-west-2/),
    ]);
  });

  it("is unfit while nobody knows whether it manages others", () => {
    expect(reasons({ management: { unknown: "AccessDeniedException: no" } })).toEqual([
      expect.stringMatching(/AccessDeniedException/),
    ]);
  });

  it("names the first things of many, and how many more", () => {
    const holdings = Array.from({ length: 7 }, (_, n) => `disk vol-${n}`);
    expect(reasons({ holdings })[0]).toMatch(/vol-4 and 2 more;/);
  });
});
