import { AwsError, type Document } from "../../wire/codec";
import type { Context } from "../operation";
import { page } from "../paging";
import { type ExplorerOperation, fromMap, type Index, isWithinADay } from "./state";

const noIndex = (): AwsError =>
  new AwsError("ResourceNotFoundException", "There is no index in this Region. Create one with CreateIndex.", 404);

const shown = ({ arn, type, createdAt, tags }: Index): Document => ({
  Arn: arn,
  Type: type,
  State: "ACTIVE",
  CreatedAt: createdAt.toISOString(),
  Tags: Object.fromEntries(tags),
});

/** The index that an ARN names, when it is that of the call's region. */
function ownIndex(indexes: Map<string, Index>, arn: string, { region }: Context): Index | AwsError {
  const index = indexes.get(region);
  return index?.arn === arn ? index : noIndex();
}

/** AWS makes an index within minutes; here it is there at once. */
export const CreateIndex: ExplorerOperation<{ Tags?: Record<string, string> }> = ({ explorer }, { Tags }, context) => {
  const { region, accountId, now, newId } = context;
  if (explorer.indexes.has(region))
    return new AwsError("ConflictException", "An index already exists in this Region.", 409);
  const arn = `arn:aws:resource-explorer-2:${region}:${accountId}:index/${newId()}`;
  explorer.indexes.set(region, { arn, type: "LOCAL", createdAt: now, tags: fromMap(Tags) });
  return { Arn: arn, State: "CREATING", CreatedAt: now.toISOString() };
};

export const GetIndex: ExplorerOperation<object> = ({ explorer }, _input, { region }) => {
  const index = explorer.indexes.get(region);
  return index ? shown(index) : noIndex();
};

interface ListInput {
  Type?: string;
  Regions?: string[];
  MaxResults?: number;
  NextToken?: string;
}

/** Of every region, whichever is asked. */
export const ListIndexes: ExplorerOperation<ListInput> = ({ explorer }, input) => {
  const { Type, Regions, MaxResults, NextToken } = input;
  const all = [...explorer.indexes]
    .filter(([region, { type }]) => (Type ?? type) === type && (Regions ?? [region]).includes(region))
    .map(([region, { arn, type }]) => ({ Region: region, Arn: arn, Type: type }));
  const { items, next } = page(all, MaxResults, NextToken);
  return { Indexes: items, ...(next === undefined ? {} : { NextToken: next }) };
};

/**
 * An account has one aggregator; after it was demoted there is none for a day.
 * https://docs.aws.amazon.com/resource-explorer/latest/userguide/manage-aggregator-region-turn-off.html
 */
export const UpdateIndexType: ExplorerOperation<{ Arn: string; Type: Index["type"] }> = (
  { explorer },
  { Arn, Type },
  context,
) => {
  const index = ownIndex(explorer.indexes, Arn, context);
  if (index instanceof AwsError) return index;
  const other = [...explorer.indexes.values()].find(({ type, arn }) => type === "AGGREGATOR" && arn !== Arn);
  if (Type === "AGGREGATOR" && other)
    return new AwsError("ServiceQuotaExceededException", `The account has an aggregator index: ${other.arn}`, 402);
  if (Type === "AGGREGATOR" && isWithinADay(explorer.demotedAt, context.now))
    return new AwsError("ConflictException", "Wait 24 hours after an aggregator index was demoted.", 409);
  if (index.type === "AGGREGATOR" && Type === "LOCAL") explorer.demotedAt = context.now;
  explorer.indexes.set(context.region, { ...index, type: Type });
  return { Arn, Type, State: "UPDATING", LastUpdatedAt: context.now.toISOString() };
};

export const DeleteIndex: ExplorerOperation<{ Arn: string }> = ({ explorer }, { Arn }, context) => {
  const index = ownIndex(explorer.indexes, Arn, context);
  if (index instanceof AwsError) return index;
  explorer.indexes.delete(context.region);
  if (index.type === "AGGREGATOR") explorer.demotedAt = context.now;
  for (const [arn, { region }] of explorer.views) if (region === context.region) explorer.views.delete(arn);
  return { Arn, State: "DELETING", LastUpdatedAt: context.now.toISOString() };
};
