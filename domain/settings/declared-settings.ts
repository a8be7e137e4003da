import { identityOf } from "../adoption/adoption";
import { IMAGE_STATES, INTERNET_BLOCKS, SNAPSHOT_STATES } from "../fields/ec2-states";
import type { RegionClasses } from "../regions/regions";
import type { Facts } from "./account-facts";
import { found } from "./answers";
import { DECLARABLE, type DeclarableId, type Declared, type DeclaredFacts } from "./declared-facts";
import type { LeftAlone } from "./left-alone";
import type { Draft } from "./plan";

export type Basis = Pick<Draft, "settings" | "on" | "options">;
export type Regions = Pick<RegionClasses, "covered" | "idle">;

/** A setting of EC2 that either this account decides or its organization. */
interface Declarable {
  /** Type token of the resource that makes it, one a region. */
  type: string;
  /** The class of regions in which the control makes it. */
  where: keyof Regions;
  /** Its states, each stricter than the one before. */
  states: readonly string[];
  /** What the control would set in a region. */
  wanted: (basis: Basis, region: string) => Declared;
}

/** A state that AWS adds later stands in none of the lists, and then counts as the weakest: that is said, and nothing done. */
const SETTINGS: Readonly<Record<DeclarableId, Declarable>> = {
  imds: {
    type: "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults",
    where: "covered",
    states: ["no-preference", "optional", "required"],
    wanted: ({ options }) => ({ state: "required", hopLimit: options.imds.hopLimit }),
  },
  "image-block": {
    type: "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess",
    where: "covered",
    states: ["unblocked", "block-new-sharing"],
    wanted: () => ({ state: "block-new-sharing" }),
  },
  "snapshot-block": {
    type: "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
    where: "covered",
    states: ["unblocked", ...SNAPSHOT_STATES],
    wanted: ({ options }) => ({ state: options["snapshot-block"].state! }),
  },
  "serial-console": {
    type: "aws:ec2/serialConsoleAccess:SerialConsoleAccess",
    where: "covered",
    states: ["enabled", "disabled"],
    wanted: () => ({ state: "disabled" }),
  },
  "image-allowlist": {
    type: "aws:ec2/allowedImagesSettings:AllowedImagesSettings",
    where: "covered",
    states: ["disabled", ...IMAGE_STATES],
    wanted: ({ settings, options }, region) => {
      const { inAllowedRegions, providers } = options["image-allowlist"];
      return { state: settings.allowedRegions.includes(region) ? inAllowedRegions! : "enabled", providers: providers! };
    },
  },
  "network-closure": {
    type: "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions",
    where: "idle",
    states: ["off", ...INTERNET_BLOCKS],
    wanted: () => ({ state: "block-bidirectional" }),
  },
};

/** Region -> what the organization decides there about a control, wherever somebody could look. */
const declaredOf = (id: DeclarableId, { declared }: DeclaredFacts): [region: string, decided: Declared][] =>
  found(declared).flatMap(([region, all]): [string, Declared][] => (all[id] ? [[region, all[id]]] : []));

/** Regions where the organization decides the setting of a control. */
export const declaredRegions = (id: DeclarableId, facts: DeclaredFacts): string[] =>
  declaredOf(id, facts).map(([region]) => region);

/** The same of the regions where the control, while it is on, would make it. */
export const declaredFor = (
  id: DeclarableId,
  { on }: Basis,
  regions: Regions,
  facts: DeclaredFacts,
): [region: string, decided: Declared][] =>
  on[id] ? declaredOf(id, facts).filter(([region]) => regions[SETTINGS[id].where].includes(region)) : [];

/** The class of regions in which a control makes its setting. */
export const classOf = (id: DeclarableId): keyof Regions => SETTINGS[id].where;

/** What a control would set in a region, which the organization decides. */
export const wantedIn = (id: DeclarableId, basis: Basis, region: string): Declared =>
  SETTINGS[id].wanted(basis, region);

/** True when what is decided leaves open what the control would close. */
export function isWeaker(id: DeclarableId, decided: Declared, wanted: Declared): boolean {
  const { states } = SETTINGS[id];
  return (
    states.indexOf(decided.state) < states.indexOf(wanted.state) ||
    (decided.hopLimit ?? 0) > (wanted.hopLimit ?? Infinity) ||
    (decided.providers?.some((one) => !wanted.providers?.includes(one)) ?? false)
  );
}

/**
 * What is left alone. EC2 refuses every change of a setting that a declarative policy decides, so nothing is made anew, and
 * what the stack holds may leave it only without a call. It stays in it, where it is as strict as the control would have it;
 * while `teardown` is on in any case, since it would not leave without a call. A weaker one leaves: after a refresh it would
 * stand in the program with the value of the organization, which the policy pack refuses.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_syntax.html
 */
export function leftAlone(
  basis: Basis & Pick<Draft, "namePrefix">,
  regions: Regions,
  facts: Pick<Facts, "declared" | "stack">,
): LeftAlone {
  const { namePrefix, settings } = basis;
  const left: LeftAlone = { unmade: {}, held: [] };
  for (const id of DECLARABLE) {
    for (const [region, decided] of declaredFor(id, basis, regions, facts)) {
      const identity = identityOf(SETTINGS[id].type, `${namePrefix}${id}-${region}`);
      const stays = settings.teardown || !isWeaker(id, decided, wantedIn(id, basis, region));
      if (stays && facts.stack?.identities.has(identity)) left.held.push(identity);
      else (left.unmade[id] ??= []).push(region);
    }
  }
  return left;
}

/** True when the organization decides what a control makes, in one region at least: policies have no regions. */
export const isDeclared = (id: string, basis: Basis, regions: Regions, facts: DeclaredFacts): boolean =>
  DECLARABLE.some((each) => each === id && declaredFor(each, basis, regions, facts).length > 0);
