import { type Control, Family } from "../../../domain/controls/control";
import { CONTROLS } from "../../../domain/controls/table";
import { organizationServiceProblems } from "../../../domain/settings/organization-service-checks";
import { organizationFacts } from "../../support/organization-facts";

const READY = {
  ...organizationFacts("account.amazonaws.com", "iam.amazonaws.com"),
  enabledPolicyTypes: ["SERVICE_CONTROL_POLICY", "DECLARATIVE_POLICY_EC2", "RESOURCE_CONTROL_POLICY"],
};
const BARE = { ...READY, enabledPolicyTypes: [], trustedServices: [] };

const on = (ids: readonly string[]) =>
  Object.fromEntries(CONTROLS.map(({ id }) => [id, ids.includes(id)])) as Parameters<
    typeof organizationServiceProblems
  >[0]["on"];
const problems = (ids: readonly string[], organization?: typeof READY) =>
  organizationServiceProblems({ on: on(ids) }, organization ? { organization } : {}).map(
    ({ path, message }) => `${path}: ${message}`,
  );

const CHECKED: [string, string][] = [
  ["member-contacts", "aws organizations enable-aws-service-access --service-principal account.amazonaws.com"],
  ["root-access", "aws organizations enable-aws-service-access --service-principal iam.amazonaws.com"],
  [
    "declarative-policies",
    "aws organizations enable-policy-type --root-id r-abcd --policy-type DECLARATIVE_POLICY_EC2",
  ],
  ["resource-control", "aws organizations enable-policy-type --root-id r-abcd --policy-type RESOURCE_CONTROL_POLICY"],
];

describe("a control of the organization", () => {
  it.each(CHECKED)("%s is refused with the command that readies the organization for it", (id, command) => {
    expect(problems([id], BARE)).toEqual([expect.stringContaining(`; run ${command} once`)]);
  });

  it.each(CHECKED)("%s is refused while there is only one bill", (id) => {
    expect(problems([id], { ...READY, featureSet: "CONSOLIDATED_BILLING" })).toEqual([
      expect.stringContaining("enable all features"),
    ]);
  });

  it("may be made where all is ready, and nobody judges what nobody could ask", () => {
    const all = CONTROLS.filter(({ family }: Control) => family === Family.Organization).map(({ id }) => id);
    expect(problems(all, READY)).toEqual([]);
    expect(problems(all)).toEqual([]);
  });

  it("is not asked for what it needs while it is off", () => {
    expect(problems([], BARE)).toEqual([]);
  });
});
