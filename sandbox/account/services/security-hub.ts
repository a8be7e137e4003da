import type { Circumstances } from "./circumstances";
import { idOf } from "./resource-explorer/state";
import { AwsError, type Document } from "../wire/codec";
import type { Context, LocalService, Operation } from "./operation";
import { administratorIn, administratorOperations, type Administrators } from "./organization-administrators";
import { page } from "./paging";
import { tagOperations, type Tags } from "./tags";

interface Subscription {
  standard: string;
  arn: string;
}

interface Hub {
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

interface OrganizationSettings {
  AutoEnable: boolean;
  AutoEnableStandards: string;
  ConfigurationType: string;
}

interface Aggregator {
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

type HubOperation<Input = object> = Operation<{ securityHubs: SecurityHubs }, Input>;

const notSubscribed = ({ accountId }: Context): AwsError =>
  new AwsError("InvalidAccessException", `Account ${accountId} is not subscribed to AWS Security Hub`, 401);

const invalid = (message: string): AwsError => new AwsError("InvalidInputException", message, 400);

/** Makes an operation that the hub of the region answers, or nobody. */
const withHub =
  <Input>(
    run: (state: SecurityHubs, hub: Hub, input: Input, context: Context) => Document | AwsError,
  ): HubOperation<Input> =>
  ({ securityHubs }, input, context) => {
    const hub = securityHubs.hubs.get(context.region);
    return hub ? run(securityHubs, hub, input, context) : notSubscribed(context);
  };

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

const ON_BY_DEFAULT = ["cis-aws-foundations-benchmark/v/1.2.0", "aws-foundational-security-best-practices/v/1.0.0"];

const subscribe = (hub: Hub, path: string, { region, accountId }: Context): Subscription => {
  const arn = `arn:aws:securityhub:${region}:${accountId}:subscription/${path}`;
  const subscription = { standard: standardArn(path, region), arn };
  hub.subscriptions.set(arn, subscription);
  return subscription;
};

const shownSubscription = ({ standard, arn }: Subscription, StandardsStatus = "READY"): Document => ({
  StandardsSubscriptionArn: arn,
  StandardsArn: standard,
  StandardsInput: {},
  StandardsStatus,
  StandardsControlsUpdatable: "READY_FOR_UPDATES",
});

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
  if (input.EnableDefaultStandards ?? true) ON_BY_DEFAULT.forEach((path) => subscribe(hub, path, context));
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

/**
 * The hub's own findings are its first product; those of other services are not here, because none of them sends any.
 * https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_ListEnabledProductsForImport.html
 */
const ListEnabledProductsForImport = withHub((_state, _hub, _input, { region, accountId }) => ({
  ProductSubscriptions: [`arn:aws:securityhub:${region}:${accountId}:product-subscription/aws/securityhub`],
}));

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

const CreateFindingAggregator = withHub<AggregatorInput>((state, _hub, input, { region, accountId, now }) => {
  const problem = problemOf(input);
  if (problem) return problem;
  if (state.aggregator)
    return new AwsError(
      "LimitExceededException",
      `The account has a finding aggregator already: ${state.aggregator.arn}`,
      429,
    );
  const arn = `arn:aws:securityhub:${region}:${accountId}:finding-aggregator/${idOf(region, now.toISOString())}`;
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

/** Nothing in an account that stands alone: https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_GetAdministratorAccount.html */
const GetAdministratorAccount: Operation<{ securityHubs: SecurityHubs; circumstances: Circumstances }, object> = (
  { securityHubs, circumstances },
  _input,
  context,
) => {
  if (!securityHubs.hubs.has(context.region)) return notSubscribed(context);
  const AccountId = circumstances.securityHubAdministrator;
  return AccountId === undefined ? {} : { Administrator: { AccountId, MemberStatus: "Enabled" } };
};

/** A configuration of nobody: https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_UpdateOrganizationConfiguration.html */
const NOTHING_YET: OrganizationSettings = {
  AutoEnable: false,
  AutoEnableStandards: "DEFAULT",
  ConfigurationType: "LOCAL",
};

/** Makes an operation that only the administrator of the organization in the region may make, by its hub there. */
const asAdministrator =
  <Input>(
    run: (hub: Hub, input: Input) => Document | AwsError,
  ): Operation<{ securityHubs: SecurityHubs; administrators: Administrators }, Input> =>
  (state, input, context) => {
    const hub = state.securityHubs.hubs.get(context.region);
    if (!hub) return notSubscribed(context);
    return administratorIn(state, "securityhub", context) === context.accountId
      ? run(hub, input)
      : new AwsError(
          "InvalidAccessException",
          `Account ${context.accountId} is not an administrator for this organization`,
          401,
        );
  };

interface OrganizationInput {
  AutoEnable: boolean;
  AutoEnableStandards?: string;
  OrganizationConfiguration?: { ConfigurationType?: string };
}

const DescribeOrganizationConfiguration = asAdministrator(({ organization = NOTHING_YET }) => ({
  AutoEnable: organization.AutoEnable,
  AutoEnableStandards: organization.AutoEnableStandards,
  MemberAccountLimitReached: false,
  OrganizationConfiguration: { ConfigurationType: organization.ConfigurationType, Status: "ENABLED" },
}));

/** With central configuration policies decide, and neither of the two may be on. */
const UpdateOrganizationConfiguration = asAdministrator<OrganizationInput>((hub, input) => {
  const before = hub.organization ?? NOTHING_YET;
  const after = {
    AutoEnable: input.AutoEnable,
    AutoEnableStandards: input.AutoEnableStandards ?? before.AutoEnableStandards,
    ConfigurationType: input.OrganizationConfiguration?.ConfigurationType ?? before.ConfigurationType,
  };
  if (after.ConfigurationType === "CENTRAL" && (after.AutoEnable || after.AutoEnableStandards !== "NONE"))
    return invalid("AutoEnable must be false and AutoEnableStandards NONE with central configuration");
  hub.organization = after;
  return {};
});

const tags = tagOperations<{ securityHubs: SecurityHubs }>(
  { arn: "ResourceArn", tags: "Tags", keys: "TagKeys", form: "map" },
  ({ securityHubs }, arn, { region }) => {
    const hub = securityHubs.hubs.get(region);
    return hub?.arn === arn ? hub.tags : new AwsError("ResourceNotFoundException", `${arn} was not found`, 404);
  },
);

/**
 * Hubs, standards and the aggregator: https://docs.aws.amazon.com/securityhub/1.0/APIReference/Welcome.html. Nothing is
 * checked here, so that there are no findings but those that somebody imports, which the emulator keeps.
 */
export const securityHubService: LocalService = {
  invalidInput: "InvalidInputException",
  served: {
    ...administratorOperations({
      service: "securityhub",
      member: "AdminAccountId",
      list: { items: "AdminAccounts", id: "AccountId", status: "Status", enabled: "ENABLED" },
      refusal: (message) => new AwsError("ResourceConflictException", message, 409),
    }),
    GetAdministratorAccount,
    DescribeOrganizationConfiguration,
    UpdateOrganizationConfiguration,
    EnableSecurityHub,
    DisableSecurityHub,
    DescribeHub,
    UpdateSecurityHubConfiguration,
    BatchEnableStandards,
    BatchDisableStandards,
    GetEnabledStandards,
    ListEnabledProductsForImport,
    CreateFindingAggregator,
    GetFindingAggregator,
    UpdateFindingAggregator,
    DeleteFindingAggregator,
    ListFindingAggregators,
    ...tags,
  },
};
