import { AwsError, type Document } from "../../wire/codec";
import type { Context, Operation } from "../operation";
import type { Tags } from "../tags";

export interface Subscription {
  standard: string;
  arn: string;
}

export interface Hub {
  arn: string;
  subscribedAt: Date;
  autoEnableControls: boolean;
  generator: string;
  /** By the ARN of the subscription. */
  subscriptions: Map<string, Subscription>;
  tags: Tags;
  /** What the administrator decided for members. Absent: nothing yet. */
  organization?: OrganizationSettings;
}

export interface OrganizationSettings {
  AutoEnable: boolean;
  AutoEnableStandards: string;
  ConfigurationType: string;
}

export interface Aggregator {
  arn: string;
  region: string;
  mode: string;
  regions: string[];
}

/** Hubs by region, and what gathers their findings. */
export interface SecurityHubs {
  hubs: Map<string, Hub>;
  aggregator?: Aggregator;
}

export const newSecurityHubs = (): SecurityHubs => ({ hubs: new Map() });

export type HubOperation<Input = object> = Operation<{ securityHubs: SecurityHubs }, Input>;

export const notSubscribed = ({ accountId }: Context): AwsError =>
  new AwsError("InvalidAccessException", `Account ${accountId} is not subscribed to AWS Security Hub`, 401);

export const invalid = (message: string): AwsError => new AwsError("InvalidInputException", message, 400);

/** Makes an operation that the hub of the region answers, or nobody. */
export const withHub =
  <Input>(
    run: (state: SecurityHubs, hub: Hub, input: Input, context: Context) => Document | AwsError,
  ): HubOperation<Input> =>
  ({ securityHubs }, input, context) => {
    const hub = securityHubs.hubs.get(context.region);
    return hub ? run(securityHubs, hub, input, context) : notSubscribed(context);
  };
