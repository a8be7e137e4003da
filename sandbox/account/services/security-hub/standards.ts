import type { Document } from "../../wire/codec";
import type { Context } from "../operation";
import { page } from "../paging";
import { type Hub, invalid, type Subscription, withHub } from "./state";

/** The standards that there are, by their path: https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html */
const STANDARDS = [
  "aws-foundational-security-best-practices/v/1.0.0",
  "aws-resource-tagging-standard/v/1.0.0",
  "cis-aws-foundations-benchmark/v/1.2.0",
  "cis-aws-foundations-benchmark/v/1.4.0",
  "cis-aws-foundations-benchmark/v/3.0.0",
  "cis-aws-foundations-benchmark/v/5.0.0",
  "nist-800-171/v/2.0.0",
  "nist-800-53/v/5.0.0",
  "pci-dss/v/3.2.1",
  "pci-dss/v/4.0.1",
];

/** The first of CIS alone is called a rule set, and is of no region. */
const standardArn = (path: string, region: string): string =>
  path === "cis-aws-foundations-benchmark/v/1.2.0"
    ? `arn:aws:securityhub:::ruleset/${path}`
    : `arn:aws:securityhub:${region}::standards/${path}`;

/** What a new hub has: https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_EnableSecurityHub.html */
const ON_BY_DEFAULT = ["cis-aws-foundations-benchmark/v/1.2.0", "aws-foundational-security-best-practices/v/1.0.0"];

const subscribe = (hub: Hub, path: string, { region, accountId }: Context): Subscription => {
  const arn = `arn:aws:securityhub:${region}:${accountId}:subscription/${path}`;
  const subscription = { standard: standardArn(path, region), arn };
  hub.subscriptions.set(arn, subscription);
  return subscription;
};

/** Enables the standards of a new hub. */
export const subscribeByDefault = (hub: Hub, context: Context): void => {
  for (const path of ON_BY_DEFAULT) subscribe(hub, path, context);
};

const shownSubscription = ({ standard, arn }: Subscription, StandardsStatus = "READY"): Document => ({
  StandardsSubscriptionArn: arn,
  StandardsArn: standard,
  StandardsInput: {},
  StandardsStatus,
  StandardsControlsUpdatable: "READY_FOR_UPDATES",
});

interface StandardsInput {
  StandardsSubscriptionRequests: { StandardsArn: string }[];
}

/** One that is enabled already stays so. */
const BatchEnableStandards = withHub<StandardsInput>((_state, hub, input, context) => {
  const paths = input.StandardsSubscriptionRequests.map(({ StandardsArn }) =>
    STANDARDS.find((path) => standardArn(path, context.region) === StandardsArn),
  );
  const unknown = paths.indexOf(undefined);
  if (unknown >= 0)
    return invalid(`Invalid StandardsArn: ${input.StandardsSubscriptionRequests[unknown]!.StandardsArn}`);
  return { StandardsSubscriptions: paths.map((path) => shownSubscription(subscribe(hub, path!, context), "PENDING")) };
});

interface SubscriptionArns {
  StandardsSubscriptionArns?: string[];
  MaxResults?: number;
  NextToken?: string;
}

const BatchDisableStandards = withHub<SubscriptionArns>((_state, hub, { StandardsSubscriptionArns: arns = [] }) => {
  const unknown = arns.find((arn) => !hub.subscriptions.has(arn));
  if (unknown !== undefined) return invalid(`Invalid StandardsSubscriptionArn: ${unknown}`);
  const gone = arns.map((arn) => shownSubscription(hub.subscriptions.get(arn)!, "DELETING"));
  for (const arn of arns) hub.subscriptions.delete(arn);
  return { StandardsSubscriptions: gone };
});

/** AWS enables a standard within minutes; here it is at once. */
const GetEnabledStandards = withHub<SubscriptionArns>((_state, hub, input) => {
  const { StandardsSubscriptionArns: wanted = [], MaxResults, NextToken } = input;
  const all = [...hub.subscriptions.values()].filter(({ arn }) => wanted.length === 0 || wanted.includes(arn));
  const { items, next } = page(all, MaxResults, NextToken);
  return {
    StandardsSubscriptions: items.map((one) => shownSubscription(one)),
    ...(next === undefined ? {} : { NextToken: next }),
  };
});

export const standardOperations = { BatchEnableStandards, BatchDisableStandards, GetEnabledStandards };
