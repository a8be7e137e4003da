import { type ControlId, CONTROLS } from "../../../domain/controls/table";
import type { Facts } from "../../../domain/settings/account-facts";
import { contacts, person } from "../../support/answers";
import { planOf } from "../../support/plan";

const ROOT = "turn on MFA for the root user and remove its access keys: nothing in this baseline binds root";
const ROOT_OF_ORGANIZATION =
  "turn on MFA for the root user and remove its access keys, in the management account first: service control policies bind root in the members that they hang on, and nothing in this baseline binds root of the management account";
const SUPPORT =
  "check that the support plan lets you open a case in time: account and billing cases are free, technical ones need a plan";
const NIGHTLY =
  "run pulumi preview --refresh --expect-no-changes every night and read when it fails (examples/github-workflow/baseline.yml does both): a plain pulumi up does not see what somebody took away by hand; pulumi up --refresh brings it back";
const ALWAYS = [ROOT, NIGHTLY, SUPPORT];
const CONFIRM = (what: string) =>
  `confirm ${what}: open each mail from AWS Notifications and follow its link; until then no alert arrives`;
const ACTIVATE = (who: string) =>
  `activate the second mailbox for AWS's security notifications (${who}): follow the link in the mail of AWS User Notifications within 12 hours; until then only the security contact gets them`;
const NO_DATA = "until then the billing alarms have no data";
const SWITCH = "aws billing update-billing-preferences --feature BILLING_ALERTS --billing-preferences-per-key";
const BILLING_ALERTS = `switch on billing alerts once: aws billing get-billing-preferences --features BILLING_ALERTS prints the key, ${SWITCH} key=<key>,value=ENABLED sets it; ${NO_DATA}`;
const MAKE_SURE =
  "make sure that a trail logs management events, reads included, in ap-southeast-2 and us-east-1; without one nothing rings when the break-glass role is used there";
const BILLING_ACCESS =
  "activate IAM access to billing information once, as the root user, under Account; until then the billing group sees no bill (accounts that Organizations made have it on)";
const BINDS_NOBODY =
  "the guardrails bind no group or role of yours yet: name them in guardrails, above all the group of users that have keys";
const JOIN_GROUPS =
  "put each user into one of the 4 groups of the output groupNames, register its MFA device, and take it out of groups with more rights";
const NAME_RESPONDERS =
  "name in controls.break-glass.responders who may assume the responder role; until then every user whose own policy allows sts:AssumeRole on it can take the role, with MFA";
const MANAGEMENT_ACCOUNT =
  "run no workload in the management account: service control policies bind neither it nor service-linked roles";
const NO_DENY = "no region is denied (guardrails.mode is none): a leaked key can start machines in every region";

const EVERYTHING = CONTROLS.map(({ id }) => id);

/** Only these controls are on. */
const only = (...on: ControlId[]) => ({
  controls: Object.fromEntries(EVERYTHING.map((id) => [id, on.includes(id) ? "on" : "off"])),
});
const responders = ["arn:aws:iam::123456789012:user/mia"];

describe("manualSteps", () => {
  it("come in the order of how much is lost when one is left undone", () => {
    expect(planOf().manualSteps).toEqual([
      CONFIRM("4 mail subscriptions"),
      ACTIVATE("the operations contact"),
      BILLING_ALERTS,
      BINDS_NOBODY,
      JOIN_GROUPS,
      BILLING_ACCESS,
      NAME_RESPONDERS,
      ...ALWAYS,
    ]);
  });

  it.each<[string, object, string[]]>([
    ["only those of every account when nothing is on", only(), []],
    ["a mailbox to activate", only("contacts", "health-notifications"), [ACTIVATE("the operations contact")]],
    [
      "a mailbox to activate that is named",
      { controls: { ...only("contacts").controls, "health-notifications": { email: "oncall@acme.internal" } } },
      [ACTIVATE("controls.health-notifications.email")],
    ],
    [
      "no mailbox to activate when security and operations have one",
      {
        ...only("contacts", "health-notifications"),
        contacts: { ...contacts(), operations: { ...person("operations"), email: "security@acme.internal" } },
      },
      [],
    ],
    [
      "one mail to confirm",
      {
        ...only("alert-channel"),
        allowedRegions: ["us-east-1"],
        alerts: { emails: ["oncall@acme.internal"] },
      },
      [CONFIRM("1 mail subscription")],
    ],
    ["nothing about guards that bind a group", { ...only("region-guard"), guardrails: { groups: ["developers"] } }, []],
    ["nothing about guards that bind a role", { ...only("region-guard"), guardrails: { roles: ["ci"] } }, []],
    ["the way into the groups that were made", only("least-privilege"), [JOIN_GROUPS, BILLING_ACCESS]],
    [
      "nothing about responders who are named",
      { controls: { ...only("alert-channel").controls, "break-glass": { responders } } },
      [CONFIRM("4 mail subscriptions"), MAKE_SURE],
    ],
    ["a warning without a deny", { ...only("region-guard"), guardrails: { mode: "none" } }, [NO_DENY]],
  ])("are %s", (_, given, steps) => {
    expect(planOf(given).manualSteps).toEqual([...steps, ...ALWAYS]);
  });

  it("say what an Organization binds and what it does not", () => {
    const given = { ...only("region-guard"), guardrails: { mode: "organization", targets: ["r-abcd"] } };
    expect(planOf(given).manualSteps).toEqual([MANAGEMENT_ACCOUNT, ROOT_OF_ORGANIZATION, NIGHTLY, SUPPORT]);
  });

  it("count https endpoints, which must be confirmed as well", () => {
    const alerts = { emails: ["oncall@acme.internal"], httpsEndpoints: ["https://hooks.acme.internal/aws"] };
    expect(planOf({ ...only("alert-channel"), alerts }).manualSteps).toContain(
      "confirm 2 https subscriptions: AWS posts a SubscribeURL to each endpoint, which must be opened; until then no alert arrives there",
    );
  });

  const caller = (managementAccountId?: string) => ({
    accountId: "123456789012",
    principalArn: "arn:aws:iam::123456789012:user/owner",
    groups: [],
    managementAccountId,
  });
  it.each<[string, Facts, string[]]>([
    ["are on", { billingAlerts: { key: "alerts", enabled: true } }, []],
    [
      "are off",
      { billingAlerts: { key: "alerts", enabled: false }, caller: caller("123456789012") },
      [`switch on billing alerts once: ${SWITCH} key=alerts,value=ENABLED; ${NO_DATA}`],
    ],
    ["are not known", { caller: caller() }, [BILLING_ALERTS]],
    [
      "are another account's, which pays",
      { billingAlerts: { key: "alerts", enabled: false }, caller: caller("999999999999") },
      [
        `have billing alerts switched on in 999999999999, which pays for this account, in Billing preferences under Alert preferences; ${NO_DATA}`,
      ],
    ],
  ])("when billing alerts %s, say what switches them on", (_, facts, steps) => {
    expect(planOf(only("billing-alarms", "alert-channel"), facts).manualSteps).toEqual([
      CONFIRM("4 mail subscriptions"),
      ...steps,
      ...ALWAYS,
    ]);
  });

  it.each<[string, Facts["trails"], string[]]>([
    ["logs in both regions", { "ap-southeast-2": true, "us-east-1": true }, []],
    [
      "logs in one region, and nobody can say of the other",
      { "ap-southeast-2": false },
      [
        "make a trail that logs management events, reads included, in ap-southeast-2; until then nothing rings when the break-glass role is used there",
        "make sure that a trail logs management events, reads included, in us-east-1; without one nothing rings when the break-glass role is used there",
      ],
    ],
  ])("when a trail %s, say what is left to do", (_, trails, steps) => {
    const given = { controls: { ...only("alert-channel").controls, "break-glass": { responders } } };
    const made = { controls: { ...given.controls, "audit-trail": "on" } };
    expect(planOf(made, { trails }).manualSteps).toEqual([CONFIRM("4 mail subscriptions"), ...ALWAYS]);
    expect(planOf(given, { trails }).manualSteps).toEqual([CONFIRM("4 mail subscriptions"), ...steps, ...ALWAYS]);
  });
});
