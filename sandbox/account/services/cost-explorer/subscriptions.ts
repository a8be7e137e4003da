import { AwsError } from "../../wire/codec";
import type { Operation } from "../operation";
import { page } from "../paging";
import { findMonitor } from "./monitors";
import { toTags, type ResourceTags } from "./resource-tags";
import { type Anomalies, refused, type SubscriptionData } from "./state";

interface State {
  anomalies: Anomalies;
}

const unknownSubscription = (arn: string): AwsError =>
  new AwsError("UnknownSubscriptionException", `Anomaly subscription ${arn} does not exist.`);

/**
 * Why a subscription cannot be so: exactly one threshold, monitors that exist, and a topic for what is sent at once; mail is
 * daily or weekly. https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_AnomalySubscription.html
 */
function problemOf(anomalies: Anomalies, data: SubscriptionData): AwsError | undefined {
  const { MonitorArnList, Subscribers, Frequency, Threshold, ThresholdExpression } = data;
  const missing = MonitorArnList.map((arn) => findMonitor(anomalies, arn)).find((each) => each instanceof AwsError);
  if (missing instanceof AwsError) return missing;
  if (Threshold === undefined && ThresholdExpression === undefined)
    return refused("Threshold and ThresholdExpression cannot both be null");
  if (Threshold !== undefined && ThresholdExpression !== undefined)
    return refused("Threshold and ThresholdExpression cannot both be specified");
  const wanted = Frequency === "IMMEDIATE" ? "SNS" : "EMAIL";
  return Subscribers.every(({ Type }) => Type === wanted)
    ? undefined
    : refused(`A subscription of frequency ${Frequency} takes subscribers of type ${wanted} only`);
}

const CreateAnomalySubscription: Operation<
  State,
  { AnomalySubscription: SubscriptionData; ResourceTags?: ResourceTags }
> = ({ anomalies }, { AnomalySubscription: data, ResourceTags }, { accountId, newId }) => {
  const problem = problemOf(anomalies, data);
  if (problem) return problem;
  const SubscriptionArn = `arn:aws:ce::${accountId}:anomalysubscription/${newId()}`;
  anomalies.subscriptions.set(SubscriptionArn, { data, tags: toTags(ResourceTags) });
  return { SubscriptionArn };
};

interface GetSubscriptionsInput {
  SubscriptionArnList?: string[];
  MonitorArn?: string;
  NextPageToken?: string;
  MaxResults?: number;
}

const GetAnomalySubscriptions: Operation<State, GetSubscriptionsInput> = ({ anomalies }, input, { accountId }) => {
  const all = [...anomalies.subscriptions.keys()];
  const arns = input.SubscriptionArnList?.length ? input.SubscriptionArnList : all;
  const missing = arns.find((arn) => !anomalies.subscriptions.has(arn));
  if (missing !== undefined) return unknownSubscription(missing);
  const wanted = arns.filter(
    (arn) => !input.MonitorArn || anomalies.subscriptions.get(arn)!.data.MonitorArnList.includes(input.MonitorArn),
  );
  const { items, next } = page(wanted, input.MaxResults ?? wanted.length, input.NextPageToken);
  return {
    AnomalySubscriptions: items.map((SubscriptionArn) => ({
      ...anomalies.subscriptions.get(SubscriptionArn)!.data,
      SubscriptionArn,
      AccountId: accountId,
    })),
    ...(next === undefined ? {} : { NextPageToken: next }),
  };
};

const UpdateAnomalySubscription: Operation<State, { SubscriptionArn: string } & Partial<SubscriptionData>> = (
  { anomalies },
  { SubscriptionArn, ...changes },
) => {
  const found = anomalies.subscriptions.get(SubscriptionArn);
  if (!found) return unknownSubscription(SubscriptionArn);
  const data = { ...found.data, ...changes };
  const problem = problemOf(anomalies, data);
  if (problem) return problem;
  found.data = data;
  return { SubscriptionArn };
};

const DeleteAnomalySubscription: Operation<State, { SubscriptionArn: string }> = ({ anomalies }, input) =>
  anomalies.subscriptions.delete(input.SubscriptionArn) ? {} : unknownSubscription(input.SubscriptionArn);

/** Who is told of what is unusual. */
export const subscriptionOperations: Record<string, Operation<never, never>> = {
  CreateAnomalySubscription,
  GetAnomalySubscriptions,
  UpdateAnomalySubscription,
  DeleteAnomalySubscription,
};
