import { GLOBAL_SERVICES } from "../../../domain/regions/global-services";
import computed from "../../../domain/generated/global-services.json";
import { BILLING_REGION, GLOBAL_EVENT_REGIONS, REGIONS } from "../../../domain/regions/regions";
import { SERVICES_WITHOUT_REGION } from "../../facts/table";
import { remembered } from "../../facts/remembered";
import { nameOf, thingOf } from "../../facts/thing";

/** What the baseline keeps in regions where workloads may not be, and why. */
export interface RegionNeed {
  /** Things as `nameOf` spells them: one row for every provider, version and template. */
  readonly things: readonly string[];
  /** Region codes, or every region. */
  readonly regions: "every" | readonly string[];
  readonly why: string;
  /** Members that make it a launcher: with one of them, the need does not count. */
  readonly unless?: readonly string[];
}

export const BASELINE_NEEDS: readonly RegionNeed[] = [
  {
    things: [
      "accessanalyzer:analyzer",
      "config:configurationrecorder",
      "config:deliverychannel",
      "config:recorder",
      "config:recorderstatus",
      "config:configurationrecorderstatus",
      "guardduty:detector",
      "guardduty:detectorfeature",
      "guardduty:organizationadminaccount",
      "guardduty:organizationconfiguration",
      "guardduty:organizationconfigurationfeature",
      "inspector2:enabler",
      "macie2:account",
      "macie2:session",
      "resourceexplorer2:index",
      "securityhub:account",
      "securityhub:hub",
      "securityhub:organizationadminaccount",
      "securityhub:organizationconfiguration",
      "securityhub:standard",
      "securityhub:standardssubscription",
    ],
    regions: "every",
    why: "a detective service watches a region from inside, and the regions without workloads need it most",
  },
  {
    things: [
      "ec2:allowedimagessettings",
      "ec2:defaultkmskey",
      "ec2:defaultsecuritygroup",
      "ec2:encryptionbydefault",
      "ec2:imageblockpublicaccess",
      "ec2:instancemetadatadefaults",
      "ec2:serialconsoleaccess",
      "ec2:snapshotblockpublicaccess",
      "ec2:vpcblockpublicaccessoptions",
      "emr:blockpublicaccessconfiguration",
      "ssm:servicesetting",
    ],
    regions: "every",
    why: "a regional default that closes the region; it runs nothing and costs nothing",
  },
  {
    things: ["cloudwatch:alarm", "cloudwatch:compositealarm", "cloudwatch:metricalarm", "events:rule", "events:target"],
    regions: "every",
    unless: ["batchTarget", "ecsTarget", "targets.batchParameters", "targets.ecsParameters"],
    why: "launches and usage are seen only in the region where they happen, and are forwarded from there",
  },
  {
    things: [
      "cloudwatch:dashboard",
      "sns:subscription",
      "sns:topic",
      "sns:topicinlinepolicy",
      "sns:topicpolicy",
      "sns:topicsubscription",
    ],
    regions: [BILLING_REGION],
    why: "the billing metric and Budgets live there, and an alarm reaches only a topic of its own region",
  },
  {
    things: ["events:bus", "events:buspolicy"],
    regions: GLOBAL_EVENT_REGIONS,
    why: "events of global services, sign-in and AWS Health arrive there",
  },
];

/** What the region deny leaves alone: every write of a service, or one that is named. */
const leftAlone = GLOBAL_SERVICES.flatMap(({ actions, locationFree, kind }) =>
  actions.map((action) => {
    const [service = "", name = ""] = action.split(":");
    // What is one thing for all regions is made at one place, wherever the provider points.
    const everywhere = locationFree || (name !== "*" && kind === "worldwide settings");
    return { service: service.replaceAll("-", ""), name: name.toLowerCase(), everywhere };
  }),
);

const WRITES = ["create", "put", "enable"];

const entryFor = remembered((type: string) => {
  const thing = thingOf(type);
  const writes = WRITES.map((verb) => `${verb}${thing.name}`);
  return leftAlone.find(({ service, name }) => service === thing.service && (name === "*" || writes.includes(name)));
});

/** Services whose name in IAM is that of a regional one, too. */
const SHARED_NAMES = ["chime", "cloudhsm"];

/** Services that botocore knows at one place only -> the region of that place. */
const onePlace: ReadonlyMap<string, string> = new Map(
  computed.services
    .filter(({ kind, signingName }) => kind !== "needs the call" && !SHARED_NAMES.includes(signingName))
    .map(({ signingName, where }) => [
      signingName.replaceAll("-", ""),
      REGIONS.find(({ name }) => where?.includes(name))?.name ?? BILLING_REGION,
    ]),
);

/**
 * Where a type may be although workloads may not. It follows from what the region deny leaves alone, so that the two agree:
 *
 * - `worldwide`: it has no region, or the region deny leaves its service alone in every one;
 * - a list of regions, often empty.
 */
export type Leave = "worldwide" | readonly string[];

export function leaveOf(type: string): Leave {
  const entry = entryFor(type);
  if (entry === undefined) return [];
  const { service } = thingOf(type);
  if (entry.everywhere || onePlace.has(service) || SERVICES_WITHOUT_REGION.includes(service)) return "worldwide";
  return GLOBAL_EVENT_REGIONS;
}

/**
 * The region of a type that is at one place, wherever the program works, and that the region deny closes; of some it leaves
 * the reads alone. Undefined for every other type.
 */
export function onlyPlaceOf(type: string): string | undefined {
  const { service } = thingOf(type);
  if (entryFor(type) !== undefined) return undefined;
  const readsAreLeft = SERVICES_WITHOUT_REGION.includes(service) && leftAlone.some((one) => one.service === service);
  return onePlace.get(service) ?? (readsAreLeft ? BILLING_REGION : undefined);
}

export const needsOf = remembered((type): readonly RegionNeed[] => {
  const name = nameOf(type);
  return BASELINE_NEEDS.filter(({ things }) => things.includes(name));
});
