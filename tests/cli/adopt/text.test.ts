import { resultOf } from "../../../cli/adopt/result";
import { describeAdoption } from "../../../cli/adopt/text";
import { EMPTY_STACK } from "../../../domain/adoption/stack-facts";
import { leftIdentity } from "../../../domain/adoption/left";
import type { Facts } from "../../../domain/settings/account-facts";
import { draft } from "../../../domain/settings/resolve";
import { answers } from "../../support/answers";

const ACCOUNT = "123456789012";
const ADMIN = `arn:aws:iam::${ACCOUNT}:role/admin`;
const DENY = `arn:aws:iam::${ACCOUNT}:policy/ringfence/ringfence-guardrails-region-deny-1a2b3c4`;
const LEFT = leftIdentity("ringfence-", {
  kind: "policy",
  id: "ringfence-guardrails-region-deny-1a2b3c4",
  arn: DENY,
})!;

const adoption = (facts: Facts, given: object = {}) => {
  const drafted = draft("ringfence", { ...answers(), ...given });
  if ("problems" in drafted) throw new Error(JSON.stringify(drafted.problems));
  const result = resultOf(
    { accountId: ACCOUNT, callerArn: ADMIN },
    { draft: drafted.draft, guardrails: {} },
    { facts: { stack: EMPTY_STACK, ...facts }, gaps: [] },
  );
  return { result, text: describeAdoption(result, drafted.draft) };
};

const dana = (policies?: string[]) => ({
  arn: `arn:aws:iam::${ACCOUNT}:user/dana`,
  groups: ["developers"],
  hasKey: true,
  ...(policies === undefined ? {} : { policies }),
});
const DENIED = "Guardrails that a baseline left still deny 1 user, whatever the settings say: dana.";

describe("after a destroy without teardown", () => {
  const left: Facts = { left: [LEFT], users: [dana([DENY])] };

  it("what is left is told, and not called nothing", () => {
    const { text } = adoption(left);
    expect(text).not.toContain("Nothing exists");
    expect(text).toContain("nobody else made anything: `existing` can stay empty. What a baseline left is below.");
    expect(text).toContain("the account has 1 × policy of a baseline that this stack does not hold");
  });

  it("whom its guardrails still deny is told, bound by the settings or not", () => {
    const { result, text } = adoption(left);
    expect(result.keys.denied).toEqual([dana().arn]);
    expect(text).toMatch(/^As the settings bind, 1 user with an access key is bound by nothing:$/m);
    expect(text).toContain(DENIED);
    const bound = adoption(left, { guardrails: { groups: ["developers"] } }).text;
    expect(bound).toContain("The baseline that left this is no longer at work: they bind from `pulumi up` on.");
    expect(bound).toContain(DENIED);
  });
});

it("in an account that never had a baseline nothing of one is told", () => {
  const { result, text } = adoption({ users: [dana()] }, { guardrails: { groups: ["developers"] } });
  expect(result.keys.denied).toEqual([]);
  expect(text).toContain("Nothing exists of what a region or the account can have once: `existing` can stay empty.");
  expect(text).toContain("No baseline is at work here: they bind from `pulumi up` on.");
  expect(text).not.toMatch(/baseline left/);
});
