import { REGIONS, findRegion } from "../../../domain/regions";
import { AwsError, type Document } from "../wire/codec";
import type { LocalService, Operation } from "./operation";
import { page } from "./paging";

/** https://docs.aws.amazon.com/accounts/latest/reference/API_Region.html */
type OptStatus = "ENABLED" | "ENABLING" | "DISABLING" | "DISABLED" | "ENABLED_BY_DEFAULT";

/** Contacts and regions. */
export interface AccountState {
  contact: Document | undefined;
  /** By type: BILLING, OPERATIONS, SECURITY. */
  alternateContacts: Map<string, Document>;
  regions: Map<string, OptStatus>;
}

export const newAccountState = (): AccountState => ({
  contact: undefined,
  alternateContacts: new Map(),
  regions: new Map(REGIONS.map(({ name, optIn }) => [name, optIn ? "DISABLED" : "ENABLED_BY_DEFAULT"])),
});

/** True when calls to the region are answered; a region on its way in or out answers none. */
export const isEnabled = (state: AccountState, region: string): boolean =>
  ["ENABLED", "ENABLED_BY_DEFAULT"].includes(state.regions.get(region) ?? "");

/** AWS takes minutes to hours to change a region. Here the change shows in one read and is done in the next. */
const SETTLED: Partial<Record<OptStatus, OptStatus>> = { ENABLING: "ENABLED", DISABLING: "DISABLED" };

function readStatus(state: AccountState, region: string): OptStatus {
  const status = state.regions.get(region) ?? "DISABLED";
  state.regions.set(region, SETTLED[status] ?? status);
  return status;
}

const invalidRegion = (region: string): AwsError =>
  new AwsError("ValidationException", `The region ${region} is not valid.`);

interface RegionInput {
  RegionName: string;
}

/** EnableRegion and DisableRegion: from a settled state to the one on the way; asking again for what is, is no error. */
const changeRegion =
  (goal: "ENABLED" | "DISABLED", onTheWay: "ENABLING" | "DISABLING"): Operation<RegionInput> =>
  ({ account }, { RegionName: name }) => {
    const region = findRegion(name);
    if (!region) return invalidRegion(name);
    if (!region.optIn)
      return new AwsError("ValidationException", `The region ${name} is enabled by default and cannot be changed.`);
    const status = account.regions.get(name) ?? "DISABLED";
    if (status in SETTLED)
      return new AwsError(
        "ConflictException",
        `The region ${name} cannot be changed while its status is ${status}.`,
        409,
      );
    if (status !== goal) account.regions.set(name, onTheWay);
    return {};
  };

interface ListRegionsInput {
  MaxResults?: number;
  NextToken?: string;
  RegionOptStatusContains?: OptStatus[];
}

const ListRegions: Operation<ListRegionsInput> = ({ account }, input) => {
  const wanted = input.RegionOptStatusContains;
  const regions = [...account.regions]
    .filter(([, status]) => wanted === undefined || wanted.includes(status))
    .map(([name]) => name);
  // AWS does not say how many it shows unless told; few enough here that a caller who forgets to page notices.
  const { items, next } = page(regions, input.MaxResults ?? 20, input.NextToken);
  const Regions = items.map((name) => ({ RegionName: name, RegionOptStatus: readStatus(account, name) }));
  return { Regions, ...(next === undefined ? {} : { NextToken: next }) };
};

const GetRegionOptStatus: Operation<RegionInput> = ({ account }, { RegionName: name }) =>
  account.regions.has(name) ? { RegionName: name, RegionOptStatus: readStatus(account, name) } : invalidRegion(name);

const PutContactInformation: Operation<{ ContactInformation: Document }> = ({ account }, input) => {
  account.contact = input.ContactInformation;
  return {};
};

const GetContactInformation: Operation<Document> = ({ account }) =>
  account.contact === undefined
    ? new AwsError("ResourceNotFoundException", "No contact information found for this account.", 404)
    : { ContactInformation: account.contact };

interface AlternateContactInput extends Document {
  AlternateContactType: string;
}

const noAlternateContact = (): AwsError =>
  new AwsError("ResourceNotFoundException", "No contact of the inputted alternate contact type found.", 404);

/** A second contact of a type takes the place of the first. */
const PutAlternateContact: Operation<AlternateContactInput> = ({ account }, input) => {
  account.alternateContacts.set(input.AlternateContactType, { ...input, AccountId: undefined });
  return {};
};

const GetAlternateContact: Operation<AlternateContactInput> = ({ account }, input) => {
  const contact = account.alternateContacts.get(input.AlternateContactType);
  return contact === undefined ? noAlternateContact() : { AlternateContact: contact };
};

const DeleteAlternateContact: Operation<AlternateContactInput> = ({ account }, input) =>
  account.alternateContacts.delete(input.AlternateContactType) ? {} : noAlternateContact();

/** https://docs.aws.amazon.com/accounts/latest/reference/API_Operations.html */
export const accountService: LocalService = {
  invalidInput: "ValidationException",
  served: {
    PutAlternateContact,
    GetAlternateContact,
    DeleteAlternateContact,
    PutContactInformation,
    GetContactInformation,
    ListRegions,
    GetRegionOptStatus,
    EnableRegion: changeRegion("ENABLED", "ENABLING"),
    DisableRegion: changeRegion("DISABLED", "DISABLING"),
  },
  forwarded: {},
};
