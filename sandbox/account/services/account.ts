import { REGIONS, findRegion } from "../../../domain/regions/regions";
import { AwsError } from "../wire/codec";
import type { LocalService, Operation } from "./operation";
import { page } from "./paging";

/** https://docs.aws.amazon.com/accounts/latest/reference/API_Region.html */
type OptStatus = "ENABLED" | "ENABLING" | "DISABLING" | "DISABLED" | "ENABLED_BY_DEFAULT";

/** The regions of the account. */
export type Regions = Map<string, OptStatus>;

type RegionOperation<Input> = Operation<{ regions: Regions }, Input>;

export const newRegions = (): Regions =>
  new Map(REGIONS.map(({ name, optIn }) => [name, optIn ? "DISABLED" : "ENABLED_BY_DEFAULT"]));

/** True when calls to the region are answered; a region on its way in or out answers none. */
export const isEnabled = (regions: Regions, region: string): boolean =>
  ["ENABLED", "ENABLED_BY_DEFAULT"].includes(regions.get(region) ?? "");

/** AWS takes minutes to hours to change a region. Here the change shows in one read and is done in the next. */
const SETTLED: Partial<Record<OptStatus, OptStatus>> = { ENABLING: "ENABLED", DISABLING: "DISABLED" };

function readStatus(regions: Regions, region: string): OptStatus {
  const status = regions.get(region) ?? "DISABLED";
  regions.set(region, SETTLED[status] ?? status);
  return status;
}

const invalidRegion = (region: string): AwsError =>
  new AwsError("ValidationException", `The region ${region} is not valid.`);

interface RegionInput {
  RegionName: string;
}

/** EnableRegion and DisableRegion: from a settled state to the one on the way; asking again for what is, is no error. */
const changeRegion =
  (goal: "ENABLED" | "DISABLED", onTheWay: "ENABLING" | "DISABLING"): RegionOperation<RegionInput> =>
  ({ regions }, { RegionName: name }) => {
    const region = findRegion(name);
    if (!region) return invalidRegion(name);
    if (!region.optIn)
      return new AwsError("ValidationException", `The region ${name} is enabled by default and cannot be changed.`);
    const status = regions.get(name) ?? "DISABLED";
    if (status in SETTLED)
      return new AwsError(
        "ConflictException",
        `The region ${name} cannot be changed while its status is ${status}.`,
        409,
      );
    if (status !== goal) regions.set(name, onTheWay);
    return {};
  };

interface ListRegionsInput {
  MaxResults?: number;
  NextToken?: string;
  RegionOptStatusContains?: OptStatus[];
}

const ListRegions: RegionOperation<ListRegionsInput> = ({ regions }, input) => {
  const wanted = input.RegionOptStatusContains;
  const names = [...regions]
    .filter(([, status]) => wanted === undefined || wanted.includes(status))
    .map(([name]) => name);
  // AWS does not say how many it shows unless told; few enough here that a caller who forgets to page notices.
  const { items, next } = page(names, input.MaxResults ?? 20, input.NextToken);
  const Regions = items.map((name) => ({ RegionName: name, RegionOptStatus: readStatus(regions, name) }));
  return { Regions, ...(next === undefined ? {} : { NextToken: next }) };
};

const GetRegionOptStatus: RegionOperation<RegionInput> = ({ regions }, { RegionName: name }) =>
  regions.has(name) ? { RegionName: name, RegionOptStatus: readStatus(regions, name) } : invalidRegion(name);

/** The account that asks, which is in use as long as it can ask. AWS may leave a field out; the state is what is asked for. */
const GetAccountInformation: RegionOperation<object> = (_state, _input, { accountId }) => ({
  AccountId: accountId,
  AccountName: "sandbox",
  AccountState: "ACTIVE",
});

/** https://docs.aws.amazon.com/accounts/latest/reference/API_Operations.html */
export const accountService: LocalService = {
  served: {
    GetAccountInformation,
    ListRegions,
    GetRegionOptStatus,
    EnableRegion: changeRegion("ENABLED", "ENABLING"),
    DisableRegion: changeRegion("DISABLED", "DISABLING"),
  },
};
