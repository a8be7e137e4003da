import { AwsError, type Document } from "../../wire/codec";
import type { Context } from "../operation";
import { type Aggregator, invalid, type SecurityHubs, withHub } from "./state";

interface AggregatorInput {
  FindingAggregatorArn: string;
  RegionLinkingMode: string;
  Regions?: string[];
}

const MODES = ["ALL_REGIONS", "ALL_REGIONS_EXCEPT_SPECIFIED", "SPECIFIED_REGIONS", "NO_REGIONS"];

const problemOf = ({ RegionLinkingMode: mode, Regions = [] }: AggregatorInput): AwsError | undefined => {
  if (!MODES.includes(mode)) return invalid(`Invalid RegionLinkingMode: ${mode}`);
  const isListed = mode.includes("SPECIFIED");
  if (isListed && Regions.length === 0) return invalid(`Regions must be provided for ${mode}`);
  return !isListed && Regions.length > 0 ? invalid(`Regions must not be provided for ${mode}`) : undefined;
};

const shownAggregator = ({ arn, region, mode, regions }: Aggregator): Document => ({
  FindingAggregatorArn: arn,
  FindingAggregationRegion: region,
  RegionLinkingMode: mode,
  ...(regions.length > 0 ? { Regions: regions } : {}),
});

const noAggregator = (arn: string): AwsError =>
  new AwsError("ResourceNotFoundException", `The finding aggregator ${arn} was not found`, 404);

const CreateFindingAggregator = withHub<AggregatorInput>((state, _hub, input, { region, accountId, newId }) => {
  const problem = problemOf(input);
  if (problem) return problem;
  if (state.aggregator)
    return new AwsError(
      "LimitExceededException",
      `The account has a finding aggregator already: ${state.aggregator.arn}`,
      429,
    );
  const arn = `arn:aws:securityhub:${region}:${accountId}:finding-aggregator/${newId()}`;
  state.aggregator = { arn, region, mode: input.RegionLinkingMode, regions: input.Regions ?? [] };
  return shownAggregator(state.aggregator);
});

/** The aggregator that is named: it is asked and changed in its own region. */
const own = ({ aggregator }: SecurityHubs, arn: string, { region }: Context): Aggregator | AwsError =>
  aggregator?.arn === arn && aggregator.region === region ? aggregator : noAggregator(arn);

const GetFindingAggregator = withHub<AggregatorInput>((state, _hub, { FindingAggregatorArn }, context) => {
  const found = own(state, FindingAggregatorArn, context);
  return found instanceof AwsError ? found : shownAggregator(found);
});

const UpdateFindingAggregator = withHub<AggregatorInput>((state, _hub, input, context) => {
  const found = own(state, input.FindingAggregatorArn, context);
  if (found instanceof AwsError) return found;
  const problem = problemOf(input);
  if (problem) return problem;
  state.aggregator = { ...found, mode: input.RegionLinkingMode, regions: input.Regions ?? [] };
  return shownAggregator(state.aggregator);
});

const DeleteFindingAggregator = withHub<AggregatorInput>((state, _hub, { FindingAggregatorArn }, context) => {
  const found = own(state, FindingAggregatorArn, context);
  if (found instanceof AwsError) return found;
  delete state.aggregator;
  return {};
});

/** From any region that has a hub. */
const ListFindingAggregators = withHub(({ aggregator }) => ({
  FindingAggregators: aggregator ? [{ FindingAggregatorArn: aggregator.arn }] : [],
}));

export const aggregatorOperations = {
  CreateFindingAggregator,
  GetFindingAggregator,
  UpdateFindingAggregator,
  DeleteFindingAggregator,
  ListFindingAggregators,
};
