import { unboundUsers } from "../../../../cli/doctor/checks/access";
import type { Items } from "../../../../cli/doctor/facts";
import { ACCOUNT, EXPECTED, policy } from "../healthy";

type Binding = Items["bindings"];

const ARN = `arn:aws:iam::${ACCOUNT}:user/dora`;
const DENY_ALL = "arn:aws:iam::aws:policy/AWSDenyAll";
const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
const dora = (change: Partial<Binding>): Binding => ({
  kind: "user",
  id: "dora",
  arn: ARN,
  policies: [ADMINISTRATOR],
  groups: [],
  ...change,
});
const group = (id: string, ...policies: string[]): Binding => ({
  kind: "group",
  id,
  arn: `arn:aws:iam::${ACCOUNT}:group/${id}`,
  policies,
  groups: [],
});

test.each([
  ["the deny on the user", dora({ policies: [policy("guardrails-region-deny")] })],
  ["AWSDenyAll on the user", dora({ policies: [DENY_ALL] })],
  ["the deny on a group", dora({ groups: ["developers"] })],
  ["AWSDenyAll on a group", dora({ groups: ["leavers"] })],
  ["the boundary of the baseline", dora({ boundary: policy("guardrails-boundary") })],
  ["AWSDenyAll as boundary", dora({ boundary: DENY_ALL })],
])("%s binds", (_, user) => {
  const groups = [group("developers", policy("guardrails-region-deny")), group("leavers", DENY_ALL)];
  expect(unboundUsers([user, ...groups], EXPECTED)).toEqual([]);
});

test.each([
  ["nothing", dora({})],
  ["a deny that is not about regions", dora({ policies: [policy("guardrails-tamper-deny")] })],
  [
    "a policy of the same name without the digits of Pulumi",
    dora({ policies: [`arn:aws:iam::${ACCOUNT}:policy/ringfence-guardrails-region-deny`] }),
  ],
  ["a boundary of somebody else", dora({ boundary: ADMINISTRATOR })],
  ["a group without the deny", dora({ groups: ["everybody"] })],
])("%s does not bind", (_, user) => {
  expect(unboundUsers([user, group("everybody", ADMINISTRATOR)], EXPECTED)).toEqual([ARN]);
});

test("a baseline of another name has denies of another name; the outputs know them by their ARN", () => {
  const user = dora({ policies: [policy("guardrails-region-deny")] });
  expect(unboundUsers([user], { ...EXPECTED, name: "acme" })).toEqual([ARN]);
  const arn = policy("guardrails-region-deny");
  const outputs = { guardrailDocuments: { "region-deny": { arn, kind: "managed" } }, controlStates: {} };
  expect(unboundUsers([user], { ...EXPECTED, name: "acme", outputs: outputs as never })).toEqual([]);
});
