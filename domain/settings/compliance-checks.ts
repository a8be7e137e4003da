import { regionOf } from "../controls/compliance/hubs";
import type { Problem } from "../fields/problems";
import { type DefaultsBasis, found, unknownBy } from "./answers";
import type { ComplianceFacts } from "./compliance-facts";

/** The name of the baseline's own recorder and channel in each region. */
const recorderName = (baseline: string): string => `${baseline}-config-recorder`;

/** The aggregator that was found, wherever it is. */
const foundAggregator = ({ hubs }: ComplianceFacts): string | undefined =>
  found(hubs).flatMap(([, hub]) => hub?.aggregator ?? [])[0];

/** The aggregator to take over: the one that is named, or one that is at home already. */
export const findingAggregatorArn = (
  { settings, regions }: DefaultsBasis,
  facts: ComplianceFacts,
): string | undefined => {
  const there = foundAggregator(facts);
  const atHome = there !== undefined && regionOf(there) === regions.home ? there : undefined;
  return settings.existing.findingAggregator ?? atHome;
};

const adopt = (
  path: "recorders" | "deliveryChannels" | "hubs",
  what: string,
  entries: readonly (readonly [string, string])[],
): Problem[] =>
  entries.length === 0
    ? []
    : [
        {
          path: `existing.${path}`,
          message: `there is ${what} already in ${entries.map(([region]) => region).join(", ")}, and a region takes one; name what exists, and it is adopted`,
          existing: { [path]: Object.fromEntries(entries) },
        },
      ];

/** What somebody made of AWS Config and Security Hub, and a region or the account can have once. */
export function complianceProblems(basis: DefaultsBasis, facts: ComplianceFacts): Problem[] {
  const { name, settings, on, regions } = basis;
  const { existing } = settings;
  const own = recorderName(name);
  const recorders = found(on["config-recorder"] ? facts.recorders : {}).flatMap(([region, recorder]) =>
    recorder && recorder.name !== own && !existing.recorders[region] ? [[region, recorder.name] as const] : [],
  );
  const channels = found(on["config-recorder"] ? facts.deliveryChannels : {}).flatMap(([region, channel]) =>
    channel && channel.name !== own && !existing.deliveryChannels[region] ? [[region, channel.name] as const] : [],
  );
  const isOwn = (region: string): boolean =>
    found(facts.recorders).some(([where, recorder]) => where === region && recorder?.name === own);
  const isAdoptedRecorder = (region: string): boolean => existing.recorders[region] !== undefined;
  const hubs = found(on["security-hub"] ? facts.hubs : {}).flatMap(([region, hub]) =>
    hub && !existing.hubs[region] && !isOwn(region) && !isAdoptedRecorder(region) ? [[region, hub.arn] as const] : [],
  );
  const administered = found(on["security-hub"] ? facts.hubs : {}).flatMap(([region, hub]) =>
    hub?.administrator === undefined ? [] : [[region, hub.administrator] as const],
  );
  const administrators = [...new Set(administered.map(([, account]) => account))].join(" and ");
  const aggregator = on["security-hub"] ? foundAggregator(facts) : undefined;
  const named = existing.findingAggregator;
  return [
    ...adopt("recorders", "a recorder of AWS Config", recorders),
    ...adopt("deliveryChannels", "a delivery channel of AWS Config", channels),
    // A member has no aggregator of its own, and under central configuration its standards are the administrator's:
    // https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-accounts-allowed-actions.html
    ...(administered.length > 0
      ? [
          {
            path: "controls.security-hub",
            message: `is on, but ${administrators} administers Security Hub of this account (${administered.map(([region]) => region).join(", ")}), and a member makes no aggregator; ask ${administrators} for the standards and regions that you need, and leave it to them with controls: { security-hub: off }`,
          },
        ]
      : adopt("hubs", "a hub of Security Hub CSPM", hubs)),
    ...(aggregator !== undefined && named === undefined && regionOf(aggregator) !== regions.home
      ? [
          {
            path: "existing.findingAggregator",
            message: `findings gather in ${regionOf(aggregator)} already, and an account takes one aggregator; name it, and it is adopted`,
            existing: { findingAggregator: aggregator },
          },
        ]
      : []),
    ...(named !== undefined && !regions.covered.includes(regionOf(named))
      ? [
          {
            path: "existing.findingAggregator",
            message: `is in ${regionOf(named)}, which is not covered; covered are ${regions.covered.join(", ")}`,
          },
        ]
      : []),
  ];
}

/** What the owner should know of them, although nothing is wrong. */
export function complianceWarnings({ on, settings }: DefaultsBasis, facts: ComplianceFacts): string[] {
  const { recorders: adopted } = settings.existing;
  const partial = found(on["config-recorder"] ? facts.recorders : {}).flatMap(([region, recorder]) =>
    recorder && adopted[region] === recorder.name && !recorder.everyType ? [region] : [],
  );
  const doubts = (isOn: boolean, answers: object | undefined, what: string): string[] =>
    isOn
      ? [...unknownBy(Object.entries(answers ?? {}))].map(
          ([reason, where]) =>
            `the ${what} of ${where.join(", ")} cannot be asked, so one that exists makes the run fail: ${reason}`,
        )
      : [];
  return [
    ...(partial.length > 0
      ? [
          `the adopted recorders of ${partial.join(", ")} record some types only, and stay as they are: CIS asks for every type in each region`,
        ]
      : []),
    ...doubts(on["config-recorder"], facts.recorders, "recorders of AWS Config"),
    ...doubts(on["config-recorder"], facts.deliveryChannels, "delivery channels of AWS Config"),
    ...doubts(on["config-recorder"], facts.configRole && { IAM: facts.configRole }, "role of AWS Config"),
    ...doubts(on["security-hub"], facts.hubs, "hubs of Security Hub"),
  ];
}
