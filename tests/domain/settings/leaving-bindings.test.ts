import { planOf } from "../../support/plan";

const GROUP = "aws:iam/groupPolicyAttachment:GroupPolicyAttachment ringfence-guardrails";
const ROLE = "aws:iam/rolePolicyAttachment:RolePolicyAttachment ringfence-guardrails";
const TARGET = "aws:organizations/policyAttachment:PolicyAttachment ringfence-guardrails";

const warnings = (given: object, identities: readonly string[]) =>
  planOf(given, { stack: { identities: new Set(identities), adopted: {} } }, "ringfence").warnings.filter((text) =>
    text.startsWith("the settings bind less"),
  );
const HEAD =
  "the settings bind less than the last run did, and a guard stays where it was until somebody takes it off (docs/operations.md#binding-somebody; the output guardrailDocuments has the ARNs):";

const HELD = [
  `${GROUP}-region-deny-group-developers`,
  `${GROUP}-launch-deny-2-group-developers`,
  `${GROUP}-region-deny-own-group-developer`,
  `${ROLE}-tamper-deny-role-ci`,
];

it("denies on a group and a role that left the settings stay, and are told with how to take them off", () => {
  expect(warnings({ guardrails: { groups: [] } }, HELD)).toEqual([
    HEAD +
      "\n  - group developers keeps launch-deny-2, region-deny; to take off each: aws iam detach-group-policy --group-name developers --policy-arn <arn>" +
      "\n  - role ci keeps tamper-deny; to take off each: aws iam detach-role-policy --role-name ci --policy-arn <arn>",
  ]);
});

it("what the settings still name is not told, nor what the baseline makes itself", () => {
  expect(warnings({ guardrails: { groups: ["developers"], roles: ["ci"] } }, HELD)).toEqual([]);
});

it("another mode leaves what the one before attached", () => {
  const target = [`${TARGET}-region-deny-target-r-ab12`];
  expect(warnings({ guardrails: { groups: ["developers"] } }, target)[0]).toContain(
    "target r-ab12 keeps region-deny; to take off each: aws organizations detach-policy --target-id r-ab12 --policy-id <id>",
  );
  expect(warnings({ guardrails: { mode: "none" } }, HELD)).toHaveLength(1);
});

it("with teardown they are taken off, when the last run had it on", () => {
  expect(warnings({ guardrails: { groups: [] }, teardown: true }, HELD)[0]).toContain(
    "role ci loses tamper-deny when teardown was on in the last run already, and else keeps them",
  );
});

it("a guard that leaves as a whole is told by its control", () => {
  const off = { "region-guard": "off", "launch-guard": "off", "tamper-guard": "off" };
  expect(warnings({ guardrails: { groups: [] }, controls: off }, HELD)).toEqual([]);
});
