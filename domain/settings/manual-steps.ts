import { healthMailbox } from "../controls/contacts/health-mailbox";
import { GUARDS } from "../documents/guardrails/guards";
import { GuardrailMode } from "../documents/guardrails/mode";
import { homeAndBilling } from "../regions/regions";
import { payerOf } from "./account-checks";
import type { Facts } from "./account-facts";
import { administratorStep } from "./detector-checks";
import type { Plan } from "./plan";
import { unheardRegions } from "./unheard-regions";

type Basis = Pick<Plan, "settings" | "on" | "options" | "documents" | "regions" | "addressees">;

const when = (applies: boolean, step: () => string): string[] => (applies ? [step()] : []);
const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/control-access-billing.html#ControllingAccessWebsite-Activate */
const BILLING_ACCESS =
  "activate IAM access to billing information once, as the root user, under Account; until then the billing group sees no bill (accounts that Organizations made have it on)";

/** What switches billing alerts on, for who may: https://docs.aws.amazon.com/cli/latest/reference/billing/ */
function billingAlertsStep({ billingAlerts, caller }: Facts): string {
  const until = "until then the billing alarms have no data";
  const payer = payerOf(caller);
  if (payer !== undefined) {
    return `have billing alerts switched on in ${payer}, which pays for this account, in Billing preferences under Alert preferences; ${until}`;
  }
  const key = billingAlerts?.key;
  return key === undefined
    ? `switch on billing alerts once: aws billing get-billing-preferences --features BILLING_ALERTS prints the key, aws billing update-billing-preferences --feature BILLING_ALERTS --billing-preferences-per-key key=<key>,value=ENABLED sets it; ${until}`
    : `switch on billing alerts once: aws billing update-billing-preferences --feature BILLING_ALERTS --billing-preferences-per-key key=${key},value=ENABLED; ${until}`;
}

/** The engine asks the account what is there only in a refresh: https://www.pulumi.com/docs/iac/cli/commands/pulumi_up/ */
const NIGHTLY =
  "run pulumi preview --refresh --expect-no-changes every night and read when it fails (examples/github-workflow/baseline.yml does both): a plain pulumi up does not see what somebody took away by hand; pulumi up --refresh brings it back";

/** Root is bound by no policy of IAM; a service control policy binds that of a member. */
const rootStep = (mode: GuardrailMode | undefined): string =>
  mode === GuardrailMode.Organization
    ? "turn on MFA for the root user and remove its access keys, in the management account first: service control policies bind root in the members that they hang on, and nothing in this baseline binds root of the management account"
    : "turn on MFA for the root user and remove its access keys: nothing in this baseline binds root";

/** What a person must do, because no API can or the program should not, in the order of how much is lost when it is left undone. */
export function manualSteps({ settings, on, options, documents, regions, addressees }: Basis, facts: Facts): string[] {
  const guardrails = GUARDS.some((id) => on[id]) ? settings.guardrails : undefined;
  const topics = on["alert-channel"] ? homeAndBilling(regions.home).length : 0;
  const mails = addressees.length * topics;
  const calls = settings.alerts.httpsEndpoints.length * topics;
  const unheard =
    on["break-glass"] && !on["audit-trail"] ? unheardRegions(regions.home, facts.trails) : { silent: [], unknown: [] };
  const ownGroups = documents.access.filter(({ holder }) => holder === "group");
  const nobodyResponds = on["break-glass"] && !options["break-glass"].responders?.length;
  const bindsNobody =
    guardrails?.mode === GuardrailMode.Account && guardrails.groups.length + guardrails.roles.length === 0;
  const { email } = options["health-notifications"];
  const mailbox = on["health-notifications"] ? healthMailbox(settings.contacts, email) : undefined;
  const secondReader = email === undefined ? "the operations contact" : "controls.health-notifications.email";
  return [
    ...when(
      mails > 0,
      () =>
        `confirm ${counted(mails, "mail subscription")}: open each mail from AWS Notifications and follow its link; until then no alert arrives`,
    ),
    ...when(
      mailbox !== undefined,
      () =>
        `activate the second mailbox for AWS's security notifications (${secondReader}): follow the link in the mail of AWS User Notifications within 12 hours; until then only the security contact gets them`,
    ),
    ...when(
      calls > 0,
      () =>
        `confirm ${counted(calls, "https subscription")}: AWS posts a SubscribeURL to each endpoint, which must be opened; until then no alert arrives there`,
    ),
    ...when(
      unheard.silent.length > 0,
      () =>
        `make a trail that logs management events, reads included, in ${unheard.silent.join(" and ")}; until then nothing rings when the break-glass role is used there`,
    ),
    ...when(
      unheard.unknown.length > 0,
      () =>
        `make sure that a trail logs management events, reads included, in ${unheard.unknown.join(" and ")}; without one nothing rings when the break-glass role is used there`,
    ),
    ...administratorStep({ on, options, regions }, facts),
    ...when(on["billing-alarms"] && facts.billingAlerts?.enabled !== true, () => billingAlertsStep(facts)),
    ...when(
      bindsNobody,
      () =>
        "the guardrails bind no group or role of yours yet: name them in guardrails, above all the group of users that have keys",
    ),
    ...when(
      ownGroups.length > 0,
      () =>
        `put each user into one of the ${ownGroups.length} groups of the output groupNames, register its MFA device, and take it out of groups with more rights`,
    ),
    ...when(
      ownGroups.some(({ name }) => name === "billing"),
      () => BILLING_ACCESS,
    ),
    ...when(
      nobodyResponds,
      () =>
        "name in controls.break-glass.responders who may assume the responder role; until then every user whose own policy allows sts:AssumeRole on it can take the role, with MFA",
    ),
    ...when(
      guardrails?.mode === GuardrailMode.Organization,
      () =>
        "run no workload in the management account: service control policies bind neither it nor service-linked roles",
    ),
    ...when(
      guardrails?.mode === GuardrailMode.None,
      () => "no region is denied (guardrails.mode is none): a leaked key can start machines in every region",
    ),
    ...when(
      settings.guardrails.mode === GuardrailMode.Organization && !on["delegated-administrators"],
      () =>
        "consider controls that watch and guard members from here, off until asked for: docs/operations.md, An organization",
    ),
    ...when(
      on["delegated-administrators"],
      () =>
        `switch on organization-detectors and organization-analyzers in the stack of ${options["delegated-administrators"].account!}; until then new members have no detector`,
    ),
    rootStep(guardrails?.mode),
    NIGHTLY,
    "check that the support plan lets you open a case in time: account and billing cases are free, technical ones need a plan",
  ];
}
