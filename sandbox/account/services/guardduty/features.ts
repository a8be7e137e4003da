import type { Document } from "../../wire/codec";
import { featuresIn } from "./feature-table";

type Status = "ENABLED" | "DISABLED";

/** A protection plan of a detector, in wire form but for the date. */
export interface Feature {
  name: string;
  status: Status;
  updatedAt: Date;
  additionalConfiguration: { name: string; status: Status; updatedAt: Date }[];
}

/** A feature as CreateDetector and UpdateDetector take it. */
export interface FeatureSetting {
  name: string;
  status: Status;
  additionalConfiguration?: { name: string; status: Status }[];
}

/** The older way to say the same: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty-feature-object-api-changes-march2023.html */
export interface DataSources {
  s3Logs?: { enable: boolean };
  kubernetes?: { auditLogs?: { enable: boolean } };
  malwareProtection?: { scanEc2InstanceWithFindings?: { ebsVolumes?: boolean } };
}

/** The features of a detector that nobody configured. */
export const defaultFeatures = (region: string, now: Date): Feature[] =>
  featuresIn(region).map(({ name, offAtFirst, parts }) => ({
    name,
    status: offAtFirst ? "DISABLED" : "ENABLED",
    updatedAt: now,
    additionalConfiguration: parts.map((part) => ({ name: part, status: "DISABLED", updatedAt: now })),
  }));

/** Why features cannot be set so in a region; undefined: they can. */
export function problemOf(region: string, settings: readonly FeatureSetting[]): string | undefined {
  const known = featuresIn(region);
  for (const { name, additionalConfiguration = [] } of settings) {
    const facts = known.find((feature) => feature.name === name);
    if (!facts) return `the feature ${name} is not available in the current region`;
    const foreign = additionalConfiguration.find((part) => !facts.parts.includes(part.name));
    if (foreign) return `${foreign.name} is not an additional configuration of ${name}`;
  }
  return undefined;
}

const statusOf = (enable: boolean): Status => (enable ? "ENABLED" : "DISABLED");

/** The settings that the older form asks for. */
export function settingsOf(sources: DataSources | undefined): FeatureSetting[] {
  const asked: [name: string, enable: boolean | undefined][] = [
    ["S3_DATA_EVENTS", sources?.s3Logs?.enable],
    ["EKS_AUDIT_LOGS", sources?.kubernetes?.auditLogs?.enable],
    ["EBS_MALWARE_PROTECTION", sources?.malwareProtection?.scanEc2InstanceWithFindings?.ebsVolumes],
  ];
  return asked.flatMap(([name, enable]) => (enable === undefined ? [] : [{ name, status: statusOf(enable) }]));
}

/** Puts an entry in the place of the one with its name, or at the end. */
const replace = <T extends { name: string }>(list: readonly T[], entry: T): T[] =>
  list.some(({ name }) => name === entry.name)
    ? list.map((old) => (old.name === entry.name ? entry : old))
    : [...list, entry];

/** The features after a change; what the change does not name stays as it was. */
export function configure(features: readonly Feature[], settings: readonly FeatureSetting[], now: Date): Feature[] {
  return settings.reduce<Feature[]>(
    (list, { name, status, additionalConfiguration = [] }) => {
      const before = list.find((feature) => feature.name === name)?.additionalConfiguration ?? [];
      const additional = additionalConfiguration.reduce(
        (all, item) => replace(all, { ...item, updatedAt: now }),
        before,
      );
      return replace(list, { name, status, updatedAt: now, additionalConfiguration: additional });
    },
    [...features],
  );
}

const seconds = (date: Date): number => date.getTime() / 1000;

/** A feature as GetDetector shows it. */
export const featureResult = ({ name, status, updatedAt, additionalConfiguration }: Feature): Document => ({
  name,
  status,
  updatedAt: seconds(updatedAt),
  ...(additionalConfiguration.length === 0
    ? {}
    : {
        additionalConfiguration: additionalConfiguration.map((item) => ({
          ...item,
          updatedAt: seconds(item.updatedAt),
        })),
      }),
});

/** The features in the older form, which GetDetector shows as well. */
export function dataSourcesResult(features: readonly Feature[]): Document {
  const of = (name: string): { status: Status } => ({
    status: features.find((feature) => feature.name === name)?.status ?? "DISABLED",
  });
  return {
    cloudTrail: of("CLOUD_TRAIL"),
    dnsLogs: of("DNS_LOGS"),
    flowLogs: of("FLOW_LOGS"),
    s3Logs: of("S3_DATA_EVENTS"),
    kubernetes: { auditLogs: of("EKS_AUDIT_LOGS") },
    malwareProtection: { scanEc2InstanceWithFindings: { ebsVolumes: of("EBS_MALWARE_PROTECTION") } },
  };
}
