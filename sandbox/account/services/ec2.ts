import { REGIONS, type Region } from "../../../domain/regions/regions";
import { AwsError } from "../wire/codec";
import { isEnabled, type Regions } from "./account";
import type { LocalService, Operation } from "./operation";

interface DescribeRegionsInput {
  AllRegions?: string;
  RegionName?: string[];
  Filter?: { Name: string; Value?: string[] }[];
}

/** The properties that a filter may name. */
const FILTERS: Record<string, (item: RegionItem) => string> = {
  "region-name": (item) => item.regionName,
  endpoint: (item) => item.regionEndpoint,
  "opt-in-status": (item) => item.optInStatus,
};

interface RegionItem {
  regionName: string;
  regionEndpoint: string;
  optInStatus: "opt-in-not-required" | "opted-in" | "not-opted-in";
}

const optInStatus = (region: Region, enabled: boolean): RegionItem["optInStatus"] => {
  if (!region.optIn) return "opt-in-not-required";
  return enabled ? "opted-in" : "not-opted-in";
};

/** The regions of the account, as its Account service has them; the others only when all are asked for. */
const DescribeRegions: Operation<{ regions: Regions }, DescribeRegionsInput> = ({ regions }, input) => {
  const unknown = (input.Filter ?? []).find(({ Name }) => !(Name in FILTERS));
  if (unknown) return new AwsError("InvalidParameterValue", `The filter '${unknown.Name}' is invalid`);
  const wrong = (input.RegionName ?? []).filter((name) => !regions.has(name));
  if (wrong.length > 0) return new AwsError("InvalidParameterValue", `Invalid region names: [${wrong.join(", ")}]`);
  const items = REGIONS.map((region): RegionItem => {
    const { name } = region;
    const endpoint = `ec2.${name}.amazonaws.com`;
    return { regionName: name, regionEndpoint: endpoint, optInStatus: optInStatus(region, isEnabled(regions, name)) };
  })
    .filter((item) => input.AllRegions === "true" || item.optInStatus !== "not-opted-in")
    .filter((item) => input.RegionName === undefined || input.RegionName.includes(item.regionName))
    .filter((item) => (input.Filter ?? []).every(({ Name, Value }) => Value?.includes(FILTERS[Name]?.(item) ?? "")));
  return { regionInfo: { item: items } };
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html */
export const ec2Service: LocalService = {
  served: { DescribeRegions },
};
