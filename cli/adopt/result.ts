import { type Existing, mergedExisting, type Problem } from "../../domain/fields/problems";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { lockoutProblems } from "../../domain/settings/account-checks";
import { decideAdoption } from "../../domain/settings/adoption-checks";
import { type BindingProposal, proposeBinding } from "../../domain/settings/binding-proposal";
import { ADOPTED, ADOPTED_ONCE } from "../../domain/settings/existing-settings";
import { rightlyNamed } from "../../domain/settings/existing-checks";
import type { Draft } from "../../domain/settings/plan";
import { regionsOf, resolve } from "../../domain/settings/resolve";
import { SETTINGS } from "../../domain/settings/schema";
import { isStillDenied } from "../../domain/settings/unbound-users";
import { spareTrail } from "../../domain/settings/trail-checks";
import type { Connected } from "../connection";
import type { AccountAnswers } from "./ask";
import type { DraftToAdopt } from "./draft";

/** One line of the block. */
interface Line {
  /** `existing.detectorIds.us-east-1`. */
  path: string;
  value: string;
  /** What the program does with it. */
  does: string;
  /** True when the settings name it already. */
  named: boolean;
}

/** A user with an access key. */
interface KeyHolder {
  arn: string;
  groups: readonly string[];
}

/** What `adopt --json` prints. */
export interface AdoptResult {
  /** 12 digits. */
  account: string;
  /** Regions that were asked. */
  regions: string[];
  /** False: there are gaps. */
  complete: boolean;
  /** The setting `existing`, whole: what is named already and right, and what was found. */
  existing: Existing;
  /** The same line by line. */
  lines: Line[];
  /** What the account has of a baseline, in words: the next `up` of a new stack takes it over by itself. */
  takenOver: string[];
  /** ARNs of the topics of a baseline that is at work; what it made belongs to its stack. */
  atWork: string[];
  /** What the account has of that baseline, in words: `12 × policy, 2 × detector`. Empty while none is at work. */
  atWorkHolds: string;
  /** Controls that the settings switch off, and that would take something over: nobody asked what exists for them. */
  switchedOff: string[];
  keys: {
    /** Users with an access key that nothing binds. */
    unbound: KeyHolder[];
    /** Those of them that are in no group. */
    inNoGroup: string[];
    /** Users whom nothing binds, and of whom nobody was asked whether they have a key. */
    notAsked: number;
    /** Users whom something binds, or that are exempt. */
    bound: number;
    /** ARNs of the users, with a key or without, on whom a deny of a baseline hangs in the account, whatever the settings say. */
    denied: string[];
  };
  /** What to name in `guardrails.groups` beside what is named there. */
  groups: BindingProposal["groups"];
  /** The setting `guardrails`, whole, with these groups; null when there is nothing to add. */
  guardrails: object | null;
  /** What the new binding would deny to who asks here, if that is who runs the program. */
  cautions: string[];
  /** What the preview will ask the owner beside that. */
  decisions: { path: string; message: string }[];
  /** What nobody knows, in words. */
  gaps: string[];
}

/** The words of docs/settings.md on a name below `existing`. */
export const descriptionOf = (name: string): string | undefined =>
  SETTINGS.find((setting) => setting.name === "existing")!.fields.find((field) => field.name === name)?.description;

/** The setting line by line; `named` is what was given. */
function linesOf(existing: Existing, named: Existing): Line[] {
  return Object.entries(existing).flatMap(([name, value]): Line[] => {
    const does = descriptionOf(name) ?? "";
    const before = named[name];
    if (typeof value === "string") return [{ path: `existing.${name}`, value, does, named: before === value }];
    return Object.entries(value).map(([region, each]) => ({
      path: `existing.${name}.${region}`,
      value: each,
      does,
      named: typeof before === "object" && before[region] === each,
    }));
  });
}

/** What is right of the setting already, what mends it, and a trail that saves the costs of a second one. */
function existingOf(draft: Draft, problems: readonly Problem[], trail: string | undefined): Existing {
  const found = problems.flatMap(({ existing }) => (existing ? [existing] : []));
  const all = [...found, ...(trail === undefined ? [] : [{ trail }])].reduce<Existing>(
    mergedExisting,
    rightlyNamed(draft.settings.existing, problems),
  );
  return Object.fromEntries(Object.entries(all).filter(([, value]) => Object.keys(value).length > 0));
}

/** What the settings leave out by name, of the controls that take over what exists. */
const switchedOff = ({ settings: { controls } }: Draft): string[] =>
  [...new Set([...ADOPTED, ...ADOPTED_ONCE].map(({ control }) => control))].filter(
    (id) => controls[id]?.enabled === false,
  );

/**
 * What an account says to the settings, as the preview would say it, and what to paste for it.
 *
 * @param who the account, and the ARN of who asked
 */
export function resultOf(
  { accountId: account, callerArn: caller }: Pick<Connected, "accountId" | "callerArn">,
  { draft, guardrails: given }: DraftToAdopt,
  { facts, gaps }: AccountAnswers,
): AdoptResult {
  const { settings } = draft;
  const regions = regionsOf(settings, facts.enabledRegions);
  // Whether a baseline is at work is told apart: to the preview of its own stack it is no problem.
  const { liveTopics = [], ...others } = facts;
  const resolved = resolve(draft, others);
  const problems = "problems" in resolved ? resolved.problems : [];
  const existing = existingOf(draft, problems, spareTrail(draft, facts));
  const left = decideAdoption(draft, others);
  const proposal = proposeBinding(settings.guardrails, facts.users ?? []);
  const names = proposal.groups.map(({ name }) => name);
  const guardrails = {
    ...settings.guardrails,
    mode: GuardrailMode.Account,
    groups: [...settings.guardrails.groups, ...names],
  };
  const own = facts.users?.find(({ arn }) => arn === caller)?.groups ?? [];
  const bound = { accountId: account, principalArn: caller, groups: names.filter((name) => own.includes(name)) };
  return {
    account,
    regions: regions.covered,
    complete: gaps.length === 0,
    existing,
    lines: linesOf(existing, rightlyNamed(settings.existing, [])),
    takenOver: liveTopics.length > 0 ? [] : left.warnings,
    atWork: [...liveTopics],
    atWorkHolds: liveTopics.length > 0 ? left.counted : "",
    switchedOff: switchedOff(draft),
    keys: {
      unbound: proposal.unbound.map(({ arn, groups }) => ({ arn, groups })),
      inNoGroup: proposal.alone.map(({ arn }) => arn),
      notAsked: proposal.unasked.length,
      bound: proposal.bound.length,
      denied: (facts.users ?? []).filter(isStillDenied).map(({ arn }) => arn),
    },
    groups: proposal.groups,
    guardrails: names.length > 0 ? { ...given, mode: GuardrailMode.Account, groups: guardrails.groups } : null,
    cautions: lockoutProblems(
      { settings: { ...settings, guardrails }, regions, documents: draft.documents },
      bound,
    ).map(({ message }) => message),
    decisions: problems
      .filter((problem) => problem.existing === undefined)
      .map(({ path, message }) => ({ path, message })),
    gaps: [...gaps],
  };
}
