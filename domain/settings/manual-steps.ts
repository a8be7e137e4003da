import { decidingControls } from "../controls/organization/administered";
import { healthMailbox } from "../controls/contacts/health-mailbox";
import { proofParameter } from "../documents/drill";
import { GuardrailMode } from "../documents/guardrails/mode";
import { homeAndBilling } from "../regions/regions";
import { payerOf } from "./account-checks";
import type { Facts } from "./account-facts";
import { administratorStep } from "./detector-checks";
import type { Plan } from "./plan";
import { bindsNobody, hasGuard } from "./unbound-users";
import { unheardRegions } from "./unheard-regions";

type Basis = Pick<
  Plan,
  "namePrefix" | "settings" | "on" | "options" | "documents" | "regions" | "addressees" | "endpoints"
>;

/**
 * Characters of a step: what is longer, the engine cuts where it prints the outputs. `truncatePropertyString` in
 * pkg/backend/display/object_diff.go of pulumi/pulumi.
 */
export const LONGEST_STEP = 150;

/** A step, with the section that has the rest of it: how it is done, and what happens without. */
const step = (text: string, section: string, page = "operations"): string => `${text} (docs/${page}.md#${section})`;

const when = (applies: boolean, then: () => string): string[] => (applies ? [then()] : []);
const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** What switches billing alerts on: https://docs.aws.amazon.com/cli/latest/reference/billing/ */
function billingAlertsStep({ caller }: Facts): string {
  const payer = payerOf(caller);
  const how =
    payer === undefined
      ? "switch on billing alerts with npx ringfence doctor --fix"
      : `have ${payer}, which pays, switch on billing alerts`;
  return step(`${how}; until then the billing alarms have no data`, "the-billing-alarms");
}

/** Root is bound by no policy of IAM; a service control policy binds that of a member. */
const rootStep = (mode: GuardrailMode | undefined): string =>
  step(
    mode === GuardrailMode.Organization
      ? "give root MFA and remove its access keys, first in the management account, where nothing binds it"
      : "turn on MFA for the root user and remove its access keys; nothing in this baseline binds root",
    "the-root-user",
  );

/** What a person must do, because no API can or the program should not, in the order of how much is lost when it is left undone. */
export function manualSteps(basis: Basis, facts: Facts): string[] {
  const { namePrefix, settings, on, options, documents, regions, addressees, endpoints } = basis;
  const mode = hasGuard(on) ? settings.guardrails.mode : undefined;
  const topics = on["alert-channel"] ? homeAndBilling(regions.home).length : 0;
  const mails = addressees.length * topics;
  const calls = endpoints.length * topics;
  const unheard =
    on["break-glass"] && !on["audit-trail"] ? unheardRegions(regions.home, facts.trails) : { silent: [], unknown: [] };
  const ownGroups = documents.access.filter(({ holder }) => holder === "group");
  const nobodyResponds = on["break-glass"] && !options["break-glass"].responders?.length;
  const { email } = options["health-notifications"];
  const mailbox = on["health-notifications"] ? healthMailbox(settings.contacts, email) : undefined;
  const secondReader = email === undefined ? "the operations contact" : "controls.health-notifications.email";
  return [
    // The engine says nothing at `destroy` of what it does not know, and the command line wrote this one.
    ...when(settings.teardown, () =>
      step(
        `after pulumi destroy delete parameter ${proofParameter(namePrefix)} in ${regions.home}, if a test or drill wrote it`,
        "removal",
        "lifecycle",
      ),
    ),
    ...when(mails > 0, () =>
      step(
        `confirm ${counted(mails, "mail subscription")}, if not confirmed yet, by the link in AWS's mail; no alert comes before`,
        "mail-to-confirm",
      ),
    ),
    ...when(mailbox !== undefined, () =>
      step(`activate AWS's second mailbox (${secondReader}) by the link in its mail, in 12 hours`, "second-mailbox"),
    ),
    ...when(calls > 0, () =>
      step(
        `confirm ${counted(calls, "https subscription")}, if not confirmed yet, by the SubscribeURL; no alert comes before`,
        "endpoints-to-confirm",
      ),
    ),
    ...when(unheard.silent.length > 0, () =>
      step(
        `make a trail that logs reads, too, in ${unheard.silent.join(" and ")}; without, break-glass rings nothing`,
        "a-trail-of-reads",
      ),
    ),
    ...when(unheard.unknown.length > 0, () =>
      step(
        `see that a trail logs reads, too, in ${unheard.unknown.join(" and ")}; without, break-glass rings nothing`,
        "a-trail-of-reads",
      ),
    ),
    ...administratorStep(basis, facts).map((text) => step(text, "guardduty-of-an-organization")),
    ...when(on["billing-alarms"] && facts.billingAlerts?.enabled !== true, () => billingAlertsStep(facts)),
    ...when(bindsNobody(settings.guardrails, on), () =>
      step(
        "name in guardrails the groups and roles that hold keys; until then nobody of yours is bound",
        "binding-somebody",
      ),
    ),
    ...when(ownGroups.length > 0, () =>
      step(
        `put each user into one of the ${ownGroups.length} groups of output groupNames, with MFA, and out of groups with more rights`,
        "people",
      ),
    ),
    ...when(
      ownGroups.some(({ name }) => name === "billing"),
      () => step("activate IAM access to billing once, as root; until then the billing group sees no bill", "people"),
    ),
    ...when(nobodyResponds, () =>
      step(
        "name in controls.break-glass.responders who takes the responder role; else all who may assume it",
        "an-emergency",
      ),
    ),
    ...when(mode === GuardrailMode.Organization, () =>
      step("run no workload in the management account; no service control policy binds it", "binding-somebody"),
    ),
    ...when(mode === GuardrailMode.None, () =>
      step(
        "no region is denied (guardrails.mode is none): a leaked key can start machines in every region",
        "binding-somebody",
      ),
    ),
    ...when(settings.guardrails.mode === GuardrailMode.Organization && !on["delegated-administrators"], () =>
      step("consider the controls that watch and guard members, off until asked for", "an-organization"),
    ),
    ...when(on["delegated-administrators"], () =>
      step(
        `switch on ${decidingControls(options["delegated-administrators"].services ?? [])} in ${options["delegated-administrators"].account!}`,
        "an-organization",
      ),
    ),
    rootStep(mode),
    step(
      "run pulumi preview --refresh every night; a plain up sees no change by hand",
      "somebody-took-a-guard-away-by-hand",
    ),
    step("check that the support plan lets you open a case in time; technical ones need a plan", "a-case-of-support"),
  ];
}
