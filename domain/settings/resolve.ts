import * as v from "valibot";
import { decideAdoption } from "./adoption-checks";
import { leavingBindingWarnings } from "./leaving-bindings";
import { leavingWarnings } from "./leaving-warnings";
import { estimateMonthlyUsd, ownIdleCostUsd } from "../controls/estimate";
import { controlSwitches } from "../controls/switches";
import { CONTROLS } from "../controls/table";
import { defaultVpcIds } from "../controls/defaults/default-vpc-ids";
import { passwordRules } from "../controls/defaults/password-rules";
import { addressees, endpoints } from "../controls/contacts/addressees";
import { accessDocuments } from "../documents/access/access-documents";
import { freezeDocument } from "../documents/guardrails/freeze";
import { GUARDS } from "../documents/guardrails/guards";
import { guardrailDocuments } from "../documents/guardrails/guardrail-documents";
import { classify, DEFAULT_REGIONS, type RegionClasses } from "../regions/regions";
import { VERSION } from "../version";
import { lockoutProblems, wrongAccountProblems } from "./account-checks";
import type { Facts } from "./account-facts";
import { administeringProblems, administratorProblems, administratorWarnings } from "./administrator-checks";
import { answered } from "./answers";
import { anomalyProblems } from "./anomaly-checks";
import { complianceProblems, findingAggregatorArn } from "./compliance-checks";
import { controlStates } from "./control-states";
import { leftAlone } from "./declared-settings";
import { declaredWarnings } from "./declared-warnings";
import { notEnabledProblems } from "./cross-checks";
import { detectorProblems, memberDetectorIds } from "./detector-checks";
import { existingProblems, withNamed } from "./existing-checks";
import { fuseProblems, fuseWarnings, plannedFuse } from "./fuse-checks";
import { harmsOf } from "./harm-checks";
import { manualSteps } from "./manual-steps";
import { memberContactProblems, memberContactWarnings, plannedMemberContacts } from "./member-contacts";
import { organizationProblems } from "./organization-checks";
import { managementProblems } from "./organization-control-checks";
import { organizationPolicyProblems, organizationPolicyWarnings } from "./organization-policy-checks";
import { missingOrganizationProblems } from "./organization-trail-checks";
import { organizationServiceProblems } from "./organization-service-checks";
import type { ControlOptions, Draft, Plan, PlannedDocuments } from "./plan";
import type { Problem } from "../fields/problems";
import { VERSION_TAG } from "../fields/values";
import { readSettings } from "./read";
import type { SettingName, Settings } from "./schema";
import { regionProblems, regionWarnings } from "./region-checks";
import { logGroupProblems, trailLogGroup } from "./log-group-checks";
import { trailProblems } from "./trail-checks";
import { warningsOf } from "./warnings";

/** What decides about the documents. */
const DECIDES_DOCUMENTS: readonly SettingName[] = ["guardrails", "allowedRegions", "controls", "profile", "existing"];

/** The options of every control, with the defaults of those that were not given. */
const optionsOf = ({ controls }: Settings): ControlOptions =>
  Object.fromEntries(
    CONTROLS.map(({ id, options }) => [id, v.parse(v.object(options), { ...controls[id] })]),
  ) as unknown as ControlOptions;

/** The documents with the names that they will really have, so that what is checked is what is sent to AWS. */
function documentsOf(namePrefix: string, settings: Settings): { documents: PlannedDocuments; problems: Problem[] } {
  const { guardrails, allowedRegions } = settings;
  const { allowedInstanceTypes, unusedServices, mode } = guardrails;
  const on = controlSwitches(settings);
  const denies = guardrailDocuments({
    ...guardrails,
    allowedRegions,
    namePrefix,
    guards: GUARDS.filter((id) => on[id]),
  });
  const access = on["least-privilege"]
    ? accessDocuments({ allowedRegions, allowedInstanceTypes, unusedServices, namePrefix })
    : { documents: [] };
  const freeze = on.freeze ? freezeDocument(mode, []) : { document: undefined };
  return {
    documents: {
      guardrails: "problems" in denies ? [] : denies.documents,
      access: "problems" in access ? [] : access.documents,
      freeze: "problems" in freeze ? undefined : freeze.document,
    },
    problems: [denies, access, freeze].flatMap((result) => ("problems" in result ? result.problems : [])),
  };
}

/**
 * Reads settings, or the arguments of `AccountBaseline`, and decides what can be decided before the account is asked.
 *
 * @param name of the baseline
 * @returns the draft, or every problem that was found
 */
export function draft(name: string, input: Record<string, unknown>): { draft: Draft } | { problems: Problem[] } {
  const { settings, problems, areSound } = readSettings(input);
  const namePrefix = `${name}-`;
  const built = areSound(DECIDES_DOCUMENTS)
    ? documentsOf(namePrefix, settings)
    : { documents: { guardrails: [], access: [] }, problems: [] };
  const all = [...problems, ...built.problems];
  if (all.length > 0) return { problems: all };
  const { documents } = built;
  return {
    draft: {
      name,
      namePrefix,
      settings,
      on: controlSwitches(settings),
      options: optionsOf(settings),
      documents,
      addressees: addressees(settings),
      endpoints: endpoints(settings),
    },
  };
}

/** What the account says of its regions, else what the settings say, else what every account has. */
const enabledOf = (settings: Settings, found: readonly string[] | undefined): readonly string[] =>
  found ?? settings.enabledRegions ?? [...DEFAULT_REGIONS, ...settings.optInRegions];

/**
 * The regions of a baseline, sorted into classes.
 *
 * @param found region codes that the account has enabled, when it was asked
 */
export const regionsOf = (settings: Settings, found: readonly string[] | undefined): RegionClasses =>
  classify(enabledOf(settings, found), settings.allowedRegions, settings.homeRegion);

/**
 * Turns a draft into the plan of a baseline: regions sorted into classes, names, cost, steps and warnings, and what the
 * account says held against it.
 *
 * @returns the plan, or every problem between the settings and the account
 */
export function resolve(decided: Draft, facts: Facts = {}): { plan: Plan } | { problems: Problem[] } {
  const { settings, on, options } = decided;
  const enabled = enabledOf(settings, facts.enabledRegions);
  const regions = regionsOf(settings, facts.enabledRegions);
  const basis = { regions, on, options };
  const estimate = estimateMonthlyUsd(basis);
  const adoption = decideAdoption(decided, facts);
  const plan: Plan = {
    ...decided,
    regions,
    passwordRules: passwordRules(options["password-policy"], answered(facts.passwordPolicy)),
    defaultVpcIds: defaultVpcIds(options["default-network"], regions.covered, facts.defaultGroups),
    trailLogGroup: trailLogGroup(decided, facts),
    fuse: plannedFuse(decided, facts),
    configRoleArn: answered(facts.configRole),
    findingAggregatorArn: findingAggregatorArn({ ...decided, regions }, facts),
    adopted: adoption.adopted,
    adopting: adoption.adopting,
    memberDetectorIds: memberDetectorIds(decided, facts),
    organizationId: facts.organization?.id,
    leftAlone: leftAlone(decided, regions, facts),
    memberContacts: plannedMemberContacts(decided, facts),
    controlStates: controlStates({ ...decided, regions }, facts),
    tags: { [VERSION_TAG]: VERSION, ...settings.tags },
    estimatedMonthlyUsd: estimate,
    ownIdleCostUsd: ownIdleCostUsd(basis),
    manualSteps: manualSteps({ ...decided, regions }, facts),
    warnings: [
      ...warningsOf({ ...decided, regions, facts, estimatedMonthlyUsd: estimate }),
      ...fuseWarnings(decided, facts),
      ...regionWarnings(settings, facts),
      ...declaredWarnings(decided, regions, facts),
      ...administratorWarnings(decided, facts),
      ...memberContactWarnings(decided, facts),
      ...organizationPolicyWarnings(decided, facts),
      ...adoption.warnings,
      ...leavingWarnings(decided, facts),
      ...leavingBindingWarnings(decided, facts),
    ],
  };
  const problems = [
    ...regionProblems(settings, facts),
    ...(facts.enabledRegions
      ? notEnabledProblems(
          settings,
          facts.enabledRegions,
          (name) =>
            `${name} is not enabled in the account (enabled are ${enabled.join(", ")}); enable it first, or remove it`,
        )
      : []),
    ...(facts.caller ? [...wrongAccountProblems(settings, facts.caller), ...lockoutProblems(plan, facts.caller)] : []),
    ...organizationProblems(plan, facts),
    ...managementProblems(on, facts),
    ...organizationServiceProblems(plan, facts),
    ...administratorProblems(plan, facts),
    ...administeringProblems(plan, facts),
    ...missingOrganizationProblems(plan, facts),
    ...organizationPolicyProblems(plan, facts),
    ...memberContactProblems(plan, facts),
    ...trailProblems(plan, facts),
    ...logGroupProblems(plan, facts),
    ...harmsOf(plan, facts),
    ...existingProblems(plan, facts),
    ...complianceProblems(plan, facts),
    ...detectorProblems(plan, facts),
    ...anomalyProblems(plan, facts),
    ...fuseProblems(plan, facts),
    ...adoption.problems,
  ];
  return problems.length > 0 ? { problems: withNamed(settings.existing, problems) } : { plan };
}
