import { AwsError } from "../../wire/codec";
import { tagOperations } from "../tags";
import { subscribeByDefault } from "./standards";
import { type Hub, type HubOperation, type SecurityHubs, withHub } from "./state";

interface EnableInput {
  EnableDefaultStandards?: boolean;
  ControlFindingGenerator?: string;
  Tags?: Record<string, string>;
}

const EnableSecurityHub: HubOperation<EnableInput> = ({ securityHubs: { hubs } }, input, context) => {
  const { region, accountId, now } = context;
  if (hubs.has(region))
    return new AwsError("ResourceConflictException", "Account is already subscribed to Security Hub", 409);
  const hub: Hub = {
    arn: `arn:aws:securityhub:${region}:${accountId}:hub/default`,
    subscribedAt: now,
    autoEnableControls: true,
    generator: input.ControlFindingGenerator ?? "SECURITY_CONTROL",
    subscriptions: new Map(),
    tags: new Map(Object.entries(input.Tags ?? {})),
  };
  hubs.set(region, hub);
  if (input.EnableDefaultStandards ?? true) subscribeByDefault(hub, context);
  return {};
};

/** Findings, subscriptions and the aggregator of the region go with the hub. */
const DisableSecurityHub: HubOperation = ({ securityHubs }, _input, context) => {
  if (!securityHubs.hubs.delete(context.region))
    return new AwsError("ResourceNotFoundException", "The hub was not found", 404);
  if (securityHubs.aggregator?.region === context.region) delete securityHubs.aggregator;
  return {};
};

const DescribeHub = withHub<{ HubArn?: string }>((_state, hub, { HubArn = hub.arn }) =>
  HubArn === hub.arn
    ? {
        HubArn: hub.arn,
        SubscribedAt: hub.subscribedAt.toISOString(),
        AutoEnableControls: hub.autoEnableControls,
        ControlFindingGenerator: hub.generator,
      }
    : new AwsError("ResourceNotFoundException", `The hub ${HubArn} was not found`, 404),
);

const UpdateSecurityHubConfiguration = withHub<{ AutoEnableControls?: boolean; ControlFindingGenerator?: string }>(
  (_state, hub, { AutoEnableControls, ControlFindingGenerator }) => {
    hub.autoEnableControls = AutoEnableControls ?? hub.autoEnableControls;
    hub.generator = ControlFindingGenerator ?? hub.generator;
    return {};
  },
);

/**
 * The hub's own findings are its first product; those of other services are not here, because none of them sends any.
 * https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_ListEnabledProductsForImport.html
 */
const ListEnabledProductsForImport = withHub((_state, _hub, _input, { region, accountId }) => ({
  ProductSubscriptions: [`arn:aws:securityhub:${region}:${accountId}:product-subscription/aws/securityhub`],
}));

const tags = tagOperations<{ securityHubs: SecurityHubs }>(
  { arn: "ResourceArn", tags: "Tags", keys: "TagKeys", form: "map" },
  ({ securityHubs }, arn, { region }) => {
    const hub = securityHubs.hubs.get(region);
    return hub?.arn === arn ? hub.tags : new AwsError("ResourceNotFoundException", `${arn} was not found`, 404);
  },
);

export const hubOperations = {
  EnableSecurityHub,
  DisableSecurityHub,
  DescribeHub,
  UpdateSecurityHubConfiguration,
  ListEnabledProductsForImport,
  ...tags,
};
