import type { AccountUser } from "../../../domain/settings/account-facts";
import {
  bindsNobody,
  hasGuard,
  isUnbound,
  stillDeniedWarning,
  unboundKeyWarning,
  unboundWarning,
} from "../../../domain/settings/unbound-users";
import { planOf } from "../../support/plan";

const ACCOUNT = "123456789012";
const user = (name: string, given: Partial<AccountUser> = {}): AccountUser => ({
  arn: `arn:aws:iam::${ACCOUNT}:user/${name}`,
  groups: [],
  hasKey: true,
  ...given,
});
const guardrails = (given: object) => planOf({ guardrails: given }).settings.guardrails;
const ACCOUNT_MODE = guardrails({ mode: "account", groups: ["people"] });

describe("a user", () => {
  it.each<[string, AccountUser, boolean]>([
    ["in no group is unbound", user("anna"), true],
    ["in another group is unbound", user("anna", { groups: ["admins"] }), true],
    ["in a group that is named is bound", user("anna", { groups: ["admins", "people"] }), false],
    ["in a group of the baseline is bound", user("anna", { groups: ["ringfence-developer-1a2b3c4"] }), false],
    [
      "with the boundary is bound",
      user("anna", { boundary: `arn:aws:iam::${ACCOUNT}:policy/ringfence/ringfence-boundary-1a2b3c4` }),
      false,
    ],
    [
      "with the boundary of the canary key is bound",
      user("a", { boundary: "arn:aws:iam::aws:policy/AWSDenyAll" }),
      false,
    ],
    ["with another boundary is unbound", user("anna", { boundary: `arn:aws:iam::${ACCOUNT}:policy/other` }), true],
  ])("%s", (_, given, unbound) => {
    expect(isUnbound(ACCOUNT_MODE, given)).toBe(unbound);
  });

  it("that is exempt is not counted: it has a warning of its own", () => {
    const exempt = guardrails({ mode: "account", exemptPrincipals: [user("anna").arn] });
    expect(isUnbound(exempt, user("anna"))).toBe(false);
  });
});

describe("the warning", () => {
  const caller = { accountId: ACCOUNT, managementAccountId: "999999999999" };

  it("names at most five users and counts the others", () => {
    const users = ["a1", "b2", "c3", "d4", "e5", "f6", "g7"].map((name) => user(name));
    const unasked = [user("h8", { hasKey: undefined }), user("i9", { hasKey: false })];
    expect(unboundKeyWarning(ACCOUNT_MODE, [...users, ...unasked], caller)).toBe(
      "7 users with access keys are bound by nothing: a1, b2, c3, d4, e5 and 2 more; 1 further users were not asked for keys; put them into a group and name it in guardrails.groups, or give their work to a role (docs/operations.md#binding-somebody). `npx ringfence replay` shows before what that would deny them",
    );
  });

  it("is none without keys, without users, and where every user is bound", () => {
    expect(unboundKeyWarning(ACCOUNT_MODE, [user("anna", { hasKey: false })], caller)).toBeUndefined();
    expect(unboundKeyWarning(ACCOUNT_MODE, undefined, caller)).toBeUndefined();
    expect(unboundKeyWarning(ACCOUNT_MODE, [user("anna", { groups: ["people"] })], caller)).toBeUndefined();
  });

  it("is about the management account in an organization, and about everybody in mode none", () => {
    const organization = guardrails({ mode: "organization", targets: ["111111111111"] });
    expect(unboundKeyWarning(organization, [user("anna")], caller)).toBeUndefined();
    expect(unboundKeyWarning(organization, [user("anna")])).toBeUndefined();
    expect(
      unboundKeyWarning(organization, [user("anna")], { accountId: ACCOUNT, managementAccountId: ACCOUNT }),
    ).toMatch(
      /^1 user with an access key is bound by nothing: anna; no service control policy binds the management account/,
    );
    expect(unboundKeyWarning(guardrails({ mode: "none" }), [user("anna", { groups: ["people"] })], caller)).toMatch(
      /guardrails.mode is none/,
    );
  });

  it("is none when no guard is on", () => {
    expect(hasGuard({ "region-guard": false, "launch-guard": false, "tamper-guard": false })).toBe(false);
    expect(hasGuard({ "region-guard": false, "launch-guard": true, "tamper-guard": false })).toBe(true);
    const off = { controls: { "region-guard": "off", "launch-guard": "off", "tamper-guard": "off" } };
    const said = (given: object) =>
      planOf(given, { users: [user("anna")] }).warnings.filter((warning) => warning.includes("bound by nothing"));
    expect(said(off)).toEqual([]);
    expect(said({})).toHaveLength(1);
  });
});

describe("nobody is bound", () => {
  const on = { "region-guard": true, "launch-guard": false, "tamper-guard": false };
  const off = { ...on, "region-guard": false };
  const NOBODY =
    "the guardrails bind nobody of yours yet: name the groups and roles that hold keys in guardrails, one by one (docs/operations.md#binding-somebody)";

  it.each<[string, object, typeof on, boolean]>([
    ["in mode account without groups and roles", {}, on, true],
    ["not with a group", { groups: ["people"] }, on, false],
    ["not with a role", { roles: ["pipeline"] }, on, false],
    ["not without a guard", {}, off, false],
    ["not in mode none, which binds nobody on purpose", { mode: "none" }, on, false],
    ["not in mode organization", { mode: "organization", targets: ["111111111111"] }, on, false],
  ])("%s", (_, given, switches, expected) => {
    expect(bindsNobody(guardrails(given), switches)).toBe(expected);
    expect(unboundWarning(guardrails(given), switches)).toBe(expected ? NOBODY : undefined);
  });

  it("is not said beside the names of those whose keys are free: their warning says what to do", () => {
    expect(unboundWarning(guardrails({}), on, [user("anna")])).toMatch(
      /^1 user with an access key is bound by nothing/,
    );
    expect(unboundWarning(guardrails({}), on, [user("anna", { hasKey: false })])).toBe(NOBODY);
    expect(unboundWarning(guardrails({}), off, [user("anna")])).toBeUndefined();
  });
});

describe("a user whom denies of an earlier run bind", () => {
  const deny = (name: string) => `arn:aws:iam::${ACCOUNT}:policy/ringfence/ringfence-guardrails-${name}-1a2b3c4`;
  const dana = user("dana", { groups: ["developers"], policies: [deny("region-deny")] });
  const settings = guardrails({ mode: "account", groups: ["people"] });
  const on = { "region-guard": true, "launch-guard": true, "tamper-guard": true };

  it("is not called bound by nothing, and is told by name with what to do", () => {
    expect(unboundKeyWarning(settings, [dana])).toBeUndefined();
    expect(stillDeniedWarning(settings, [dana])).toBe(
      "1 user with an access key is bound by guardrails that an earlier run attached, and not by the settings: dana; name the group in guardrails.groups, or take them off (docs/operations.md#binding-somebody)",
    );
    expect(unboundWarning(guardrails({}), on, [dana])).toBeUndefined();
    const said = planOf({ guardrails: { groups: [] } }, { users: [dana] }).warnings.join("\n");
    expect(said).toContain("bound by guardrails that an earlier run attached");
    expect(said).not.toMatch(/bound by nothing|bind nobody/);
  });

  it.each([
    ["a policy of somebody else", [`arn:aws:iam::${ACCOUNT}:policy/region-deny`]],
    ["the freeze, which an emergency attaches", [`arn:aws:iam::${ACCOUNT}:policy/ringfence/ringfence-freeze-1a2b3c4`]],
  ])("is not one with %s", (_, policies) => {
    expect(unboundKeyWarning(settings, [user("dana", { policies })])).toMatch(/bound by nothing: dana/);
    expect(stillDeniedWarning(settings, [user("dana", { policies })])).toBeUndefined();
  });

  it("is not told once the settings bind it", () => {
    expect(stillDeniedWarning(settings, [{ ...dana, groups: ["people"] }])).toBeUndefined();
  });
});
