import type { StackFacts } from "../../domain/adoption/stack-facts";
import { EMPTY_STACK } from "../../domain/adoption/stack-facts";
import type { ControlId } from "../../domain/controls/table";
import { because } from "../../domain/fields/problems";
import { homeAndBilling, type RegionClasses } from "../../domain/regions/regions";
import type { Facts } from "../../domain/settings/account-facts";
import type { AdministratorFacts } from "../../domain/settings/administrator-facts";
import type { AdoptionFacts } from "../../domain/settings/adoption-facts";
import type { ComplianceFacts } from "../../domain/settings/compliance-facts";
import type { DeclaredFacts } from "../../domain/settings/declared-facts";
import type { DefaultsFacts } from "../../domain/settings/defaults-facts";
import type { MemberFacts } from "../../domain/settings/member-facts";
import type { Draft } from "../../domain/settings/plan";
import { expectedOrganizationPolicies } from "../../domain/settings/expected-identities";
import { hasGuard, isUnbound } from "../../domain/settings/unbound-users";
import type { Connection } from "../probes/run";
import { asksForAdministrators, readAdministrators, unknownAdministrators } from "./administrators";
import { anomalyFacts } from "./anomaly-monitors";
import { asksForCompliance, readCompliance, unknownCompliance } from "./compliance";
import { asksForDeclared, readDeclared } from "./declared";
import { type Places, readDefaults, unknownDefaults } from "./defaults";
import { detectorFacts, unknownDetectors } from "./detectors";
import { refusalIn } from "./each-region";
import { type LeftDraft, readLeft } from "./left";
import { readMembers, unknownMembers } from "./member-contacts";
import { heardIn } from "./trails";

/** What was found out, and what could not be. */
export interface ReadFacts {
  facts: Pick<Facts, "trails" | "seenTrails" | "billingAlerts" | "users" | "anomalyMonitors" | "detectors"> &
    ComplianceFacts &
    DeclaredFacts &
    DefaultsFacts &
    AdministratorFacts &
    AdoptionFacts &
    MemberFacts;
  /** What could not be asked, in words. */
  warnings: string[];
}

/** The account and where it can be asked. */
export interface Asked {
  /** 12 digits. */
  accountId: string;
  regions: Places & Pick<RegionClasses, "home">;
  /** What the stack holds. Default: nothing. */
  stack?: StackFacts;
}

/** How to reach the account, and how patiently. */
export interface Reach extends Pick<Connection, "credentials" | "endpoint"> {
  /** Milliseconds for a call without whose answer the settings can still be judged. Default: 4,000. */
  deadline?: number;
  /** Users that are asked for access keys. Default: as many as a preview can wait for. */
  keyHolders?: number;
}

/** A preview must not wait for a service that does not answer. In milliseconds. */
const DEADLINE = 4_000;
/** Nor be refused, or fail in `up`, because an account is slow: what nobody knows of a default decides about both. In milliseconds. */
const PATIENCE = 20_000;

/** What needs a trail, makes one or names one. */
const asksForTrails = ({ settings, on }: Pick<Draft, "settings" | "on">): boolean =>
  on["break-glass"] || on["audit-trail"] || on["early-warning"] || settings.existing.trail !== undefined;

/** The account defaults of which the account has to be asked something. */
const DEFAULTS: readonly ControlId[] = [
  "password-policy",
  "s3-account-block",
  "snapshot-block",
  "image-allowlist",
  "network-closure",
  "default-network",
  "access-analyzer",
  "unused-access",
  "resource-index",
];

const asksForDefaults = ({ on }: LeftDraft): boolean => DEFAULTS.some((id) => on[id]);

/** What may be left of the baseline. */
const asksForLeft = ({ namePrefix, on }: LeftDraft): boolean =>
  on.guardduty ||
  on["least-privilege"] ||
  on.freeze ||
  on["audit-trail"] ||
  hasGuard(on) ||
  expectedOrganizationPolicies({ namePrefix, on }).length > 0;

/** What is a warning, and no reason to stop, when nobody can be asked. */
const asksForOthers = (draft: LeftDraft): boolean => {
  const { on } = draft;
  return asksForTrails(draft) || on["billing-alarms"] || hasGuard(on) || on["cost-anomaly"];
};

/** Whether the account has to be asked anything at all. */
export const asksAnything = (draft: LeftDraft): boolean =>
  asksForOthers(draft) ||
  asksForDefaults(draft) ||
  asksForDeclared(draft) ||
  asksForCompliance(draft) ||
  asksForAdministrators(draft) ||
  asksForLeft(draft) ||
  draft.on.guardduty ||
  draft.on["member-contacts"];

/** The answer when nobody can be asked: what would take something from somebody must not go on then. */
export function unknownFacts(draft: LeftDraft, regions: Places | undefined, reason: string): ReadFacts {
  const warning = `trails, billing preferences, users and anomaly monitors cannot be asked, so nobody knows whether what needs a trail rings, the billing alarms have data, every access key is bound and a monitor exists already: ${reason}`;
  const detectors = regions && draft.on.guardduty ? { detectors: unknownDetectors(regions.covered, reason) } : {};
  const known = regions
    ? {
        ...unknownDefaults(draft, regions, reason),
        ...unknownCompliance(draft, regions.covered, reason),
        ...unknownAdministrators(draft, regions.covered, reason),
        ...detectors,
      }
    : {};
  const facts = { ...known, ...unknownMembers(draft, reason) };
  return { facts, warnings: asksForOthers(draft) ? [warning] : [] };
}

/**
 * Asks an account what a baseline must know of it before it is made: what exists already, what runs where nothing should, and
 * whose keys nothing binds. The preview of the program and `ringfence adopt` ask through it, so that both say the same.
 *
 * A refusal is a warning, or an answer that says so; anything else that goes wrong is thrown.
 *
 * @param asked which account it is, as soon as somebody knows
 * @throws what `reach` does
 */
export async function readFacts(
  reach: Reach | Promise<Reach>,
  draft: LeftDraft,
  asked: () => Promise<Asked>,
): Promise<ReadFacts> {
  const { settings, on } = draft;
  const regions = homeAndBilling(settings.homeRegion);
  // Credentials and clients take a while to load, each.
  const [{ deadline = DEADLINE, keyHolders, ...where }, { createRun }, ...probes] = await Promise.all([
    reach,
    import("../probes/run"),
    asksForTrails(draft) ? import("../probes/cloudtrail") : undefined,
    on["billing-alarms"] ? import("../probes/billing") : undefined,
    hasGuard(on) ? import("../probes/iam-users") : undefined,
    on["cost-anomaly"] ? import("../probes/cost-explorer") : undefined,
  ]);
  const [trailProbe, billingProbe, userProbe, costProbe] = probes;
  const run = createRun({ accountId: settings.accountId ?? "", ...where, deadline });
  const patient = { ...where, deadline: Math.max(deadline, PATIENCE) };
  const defaults = async (): Promise<DefaultsFacts> => {
    const { accountId, regions: places, stack } = await asked();
    return readDefaults(createRun({ accountId, ...patient }), draft, places, stack);
  };
  const leftovers = async () => {
    const { accountId, regions: places, stack = EMPTY_STACK } = await asked();
    try {
      return await readLeft(createRun({ accountId, ...patient }), draft, places, stack);
    } catch (error) {
      const warning = `nobody knows what a baseline left in the account, so a second set may be made beside it: ${because(error)}`;
      return { facts: {}, warnings: [warning] };
    }
  };
  const declared = async (): Promise<DeclaredFacts> => {
    const { accountId, regions: places } = await asked();
    return readDeclared(createRun({ accountId, ...patient }), draft, places.covered);
  };
  const compliance = async (): Promise<ComplianceFacts> => {
    const { accountId, regions: places } = await asked();
    return readCompliance(createRun({ accountId, ...where, deadline }), draft, places.covered);
  };
  const organization = async (): Promise<MemberFacts> => {
    const { accountId, stack = EMPTY_STACK } = await asked();
    return readMembers(createRun({ accountId, ...patient }), draft, accountId, stack);
  };
  const administrators = async (): Promise<AdministratorFacts> => {
    const { accountId, regions: places } = await asked();
    return readAdministrators(createRun({ accountId, ...patient }), draft, places.covered);
  };
  const detectors = async () => detectorFacts(run, (await asked()).regions.covered);
  const { guardrails } = settings;
  const [known, declaring, recorded, administering, left, membership, found, trails, billing, users, monitors] =
    await Promise.all([
      asksForDefaults(draft) ? defaults() : {},
      asksForDeclared(draft) ? declared() : {},
      asksForCompliance(draft) ? compliance() : {},
      asksForAdministrators(draft) ? administrators() : {},
      leftovers(),
      on["member-contacts"] ? organization() : {},
      on.guardduty ? detectors() : undefined,
      trailProbe && heardIn(regions, settings.existing.trail, (where) => run(trailProbe.trails, where)),
      billingProbe && run(billingProbe.billingAlerts, regions),
      userProbe &&
        run(
          userProbe.usersOf((user) => isUnbound(guardrails, user), keyHolders),
          regions,
        ),
      costProbe && run(costProbe.anomalyMonitors, regions),
    ]);
  const [listed] = users ?? [];
  const [cell] = billing ?? [];
  const [switchOfAlerts] = cell?.state === "count" ? cell.items : [];
  const { anomalyMonitors, refused: uncounted } = anomalyFacts(monitors?.[0]);
  const doubt = (refused: string | undefined, words: string): string[] =>
    refused === undefined ? [] : [`${words}: ${refused}`];
  return {
    facts: {
      ...known,
      ...declaring,
      ...recorded,
      ...administering,
      ...left.facts,
      ...membership,
      ...(found ? { detectors: found } : {}),
      ...(trails ? { trails: trails.trails, seenTrails: trails.seenTrails } : {}),
      ...(listed?.state === "count" ? { users: listed.items } : {}),
      ...(switchOfAlerts ? { billingAlerts: { key: switchOfAlerts.id, enabled: switchOfAlerts.enabled } } : {}),
      ...(anomalyMonitors ? { anomalyMonitors } : {}),
    },
    warnings: [
      ...left.warnings,
      ...doubt(trails?.refused, "the trails cannot be asked, so nobody knows whether what needs one rings"),
      ...doubt(
        refusalIn(billing),
        "the billing preferences cannot be asked, so nobody knows whether the billing alarms have data",
      ),
      ...doubt(
        refusalIn(users),
        "the users cannot be asked, so nobody knows whether one with an access key is bound by nothing",
      ),
      ...doubt(uncounted, "the anomaly monitors cannot be asked, so nobody knows whether the account has one already"),
    ],
  };
}
