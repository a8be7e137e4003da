import { manualSteps } from "../../domain/manual-steps";
import { GuardrailMode, type GuardrailSettings } from "../../domain/settings";

const guardrails = (given: Partial<GuardrailSettings>): GuardrailSettings => ({
  mode: GuardrailMode.Account,
  targets: [],
  groups: [],
  roles: [],
  exemptPrincipals: [],
  allowedInstanceTypes: ["t3.*"],
  unusedServices: [],
  ...given,
});

const ALWAYS = [
  "turn on MFA for the root user and remove its access keys: nothing in this baseline binds root",
  "check that the support plan lets you open a case in time: account and billing cases are free, technical ones need a plan",
];
const CONFIRM = (what: string) =>
  `confirm ${what}: open each mail from AWS Notifications and follow its link; until then no alert arrives`;
const BILLING_ALERTS =
  "switch on billing alerts once, in Billing preferences under Alert preferences; until then the billing alarms have no data";
const BINDS_NOBODY =
  "the guardrails bind no group or role of yours yet: name them in guardrails, above all the group of users that have keys";
const JOIN_GROUPS =
  "put each user into one of the 4 groups of the output groupNames, register its MFA device, and take it out of groups with more rights";
const NAME_RESPONDERS =
  "name in controls.break-glass.responders who may assume the responder role; until then every user whose own policy allows sts:AssumeRole on it can take the role, with MFA";
const MANAGEMENT_ACCOUNT =
  "run no workload in the management account: service control policies bind neither it nor service-linked roles";
const NO_DENY = "no region is denied (guardrails.mode is none): a leaked key can start machines in every region";

/** A baseline with every control off. */
const NOTHING = { mailSubscriptions: 0, billingAlarms: false, ownGroups: 0, nobodyResponds: false };

describe("manualSteps", () => {
  it("come in the order of how much is lost when one is left undone", () => {
    expect(
      manualSteps({
        ...NOTHING,
        mailSubscriptions: 4,
        billingAlarms: true,
        guardrails: guardrails({}),
        ownGroups: 4,
        nobodyResponds: true,
      }),
    ).toEqual([CONFIRM("4 mail subscriptions"), BILLING_ALERTS, BINDS_NOBODY, JOIN_GROUPS, NAME_RESPONDERS, ...ALWAYS]);
  });

  it.each([
    ["only those of every account when nothing is on", { guardrails: undefined }, []],
    ["one mail to confirm", { mailSubscriptions: 1 }, [CONFIRM("1 mail subscription")]],
    ["nothing about a guard that binds a group", { guardrails: guardrails({ groups: ["developers"] }) }, []],
    ["nothing about a guard that binds a role", { guardrails: guardrails({ roles: ["ci"] }) }, []],
    [
      "what an Organization does not bind",
      { guardrails: guardrails({ mode: GuardrailMode.Organization, targets: ["r-abcd"] }) },
      [MANAGEMENT_ACCOUNT],
    ],
    ["the way into the groups that were made", { ownGroups: 4 }, [JOIN_GROUPS]],
    ["who ends an intrusion", { nobodyResponds: true }, [NAME_RESPONDERS]],
    ["a warning without a guard", { guardrails: guardrails({ mode: GuardrailMode.None }) }, [NO_DENY]],
  ])("are %s", (_, given, steps) => {
    expect(manualSteps({ ...NOTHING, ...given })).toEqual([...steps, ...ALWAYS]);
  });
});
