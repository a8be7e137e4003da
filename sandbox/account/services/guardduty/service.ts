import { AwsError } from "../../wire/codec";
import type { Context, ForwardedOperation, LocalService, Operation } from "../operation";
import { administratorIn, administratorOperations, type Administrators } from "../organization-administrators";
import { tagOperations, type Tags } from "../tags";
import type { Circumstances } from "../circumstances";
import { configure, dataSourcesResult, defaultFeatures, featureResult, problemOf, settingsOf } from "./features";
import { FEATURES, featuresIn } from "./feature-table";
import type { DataSources, Feature, FeatureSetting } from "./features";

/** One detector. */
interface Detector {
  id: string;
  enabled: boolean;
  frequency: string;
  createdAt: Date;
  updatedAt: Date;
  features: Feature[];
  tags: Tags;
  /** What the administrator of an organization decided for its members: whom GuardDuty is enabled for, plan -> the same. */
  organization?: { members: string; features: Record<string, string> };
}

/** Detectors by region: AWS allows one per account and region. */
export type Detectors = Map<string, Detector>;

interface State {
  administrators: Administrators;
  detectors: Detectors;
  circumstances: Circumstances;
}

const rejected = (reason: string): AwsError =>
  new AwsError("BadRequestException", `The request is rejected because ${reason}.`);

const notOwned = (): AwsError => rejected("the input detectorId is not owned by the current account");

interface DetectorSettings {
  enable?: boolean;
  findingPublishingFrequency?: string;
  features?: FeatureSetting[];
  dataSources?: DataSources;
}

interface DetectorInput {
  DetectorId: string;
}

/** The detector that the call names, when it is the one of the call's region. */
function findDetector({ detectors }: State, id: string, { region }: Context): Detector | undefined {
  const detector = detectors.get(region);
  return detector?.id === id ? detector : undefined;
}

/** Why a detector of a region cannot be set so. Runtime monitoring contains the older plan for EKS: one of the two may be named. */
function conflict(input: DetectorSettings, region: string): AwsError | undefined {
  const names = (input.features ?? []).map(({ name }) => name);
  if (names.includes("EKS_RUNTIME_MONITORING") && names.includes("RUNTIME_MONITORING"))
    return rejected("EKS_RUNTIME_MONITORING and RUNTIME_MONITORING are both specified");
  if (input.features && input.dataSources) return rejected("both data sources and features are specified");
  const reason = problemOf(region, settings(input));
  return reason === undefined ? undefined : rejected(reason);
}

/** A member has the frequency of its administrator: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html */
const foreignFrequency = (
  { circumstances }: State,
  input: DetectorSettings,
  frequency: string,
): AwsError | undefined =>
  circumstances.guardDutyAdministrator !== undefined && (input.findingPublishingFrequency ?? frequency) !== frequency
    ? rejected("a member account cannot change the finding publishing frequency")
    : undefined;

const settings = (input: DetectorSettings): FeatureSetting[] => input.features ?? settingsOf(input.dataSources);

/** The emulator makes the detector, for its id and for what else hangs on it (filters, members). */
const CreateDetector: ForwardedOperation<
  State,
  DetectorSettings & { tags?: Record<string, string> },
  { detectorId: string }
> = {
  refuse: ({ detectors }, input, { region }) =>
    detectors.has(region) ? rejected("a detector already exists for the current account") : conflict(input, region),
  remember: ({ detectors }, input, { detectorId }, { region, now }) => {
    detectors.set(region, {
      id: detectorId,
      enabled: input.enable ?? false,
      frequency: input.findingPublishingFrequency ?? "SIX_HOURS",
      createdAt: now,
      updatedAt: now,
      features: configure(defaultFeatures(region, now), settings(input), now),
      tags: new Map(Object.entries(input.tags ?? {})),
    });
  },
};

const DeleteDetector: ForwardedOperation<State, DetectorInput> = {
  refuse: (state, input, context) => (findDetector(state, input.DetectorId, context) ? undefined : notOwned()),
  remember: ({ detectors }, _input, _output, { region }) => void detectors.delete(region),
};

const GetDetector: Operation<State, DetectorInput> = (state, input, context) => {
  const detector = findDetector(state, input.DetectorId, context);
  if (!detector) return notOwned();
  return {
    createdAt: detector.createdAt.toISOString(),
    updatedAt: detector.updatedAt.toISOString(),
    findingPublishingFrequency: detector.frequency,
    serviceRole: `arn:aws:iam::${context.accountId}:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty`,
    status: detector.enabled ? "ENABLED" : "DISABLED",
    dataSources: dataSourcesResult(detector.features),
    features: detector.features.map(featureResult),
    tags: Object.fromEntries(detector.tags),
  };
};

const UpdateDetector: Operation<State, DetectorInput & DetectorSettings> = (state, input, context) => {
  const detector = findDetector(state, input.DetectorId, context);
  if (!detector) return notOwned();
  const refused = conflict(input, context.region) ?? foreignFrequency(state, input, detector.frequency);
  if (refused) return refused;
  detector.enabled = input.enable ?? detector.enabled;
  detector.frequency = input.findingPublishingFrequency ?? detector.frequency;
  detector.features = configure(detector.features, settings(input), context.now);
  detector.updatedAt = context.now;
  return {};
};

/**
 * The account that administers the detector; AWS answers an account that stands alone with success and no content.
 * https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetAdministratorAccount.html
 *
 * @param member of the answer: GetMasterAccount is the older name of the operation and has its own
 */
const administratorAs =
  (member: "administrator" | "master"): Operation<State, DetectorInput> =>
  (state, input, context) => {
    if (!findDetector(state, input.DetectorId, context)) return notOwned();
    const accountId = state.circumstances.guardDutyAdministrator;
    return accountId === undefined ? {} : { [member]: { accountId, relationshipStatus: "Enabled" } };
  };

/** What every detector has anyway, and the plan that OrgFeature of the service model lacks. */
const NOT_OF_ORGANIZATIONS = [
  ...FEATURES.filter(({ foundational }) => foundational).map(({ name }) => name),
  "AI_ANALYST",
];

const AUTO_ENABLE = ["ALL", "NEW", "NONE"];

/** The detector that configures the organization: that of the administrator, in the region. */
function configuring(state: State, id: string, context: Context): Detector | AwsError {
  const detector = findDetector(state, id, context);
  if (!detector) return notOwned();
  return administratorIn(state, "guardduty", context) === context.accountId
    ? detector
    : new AwsError(
        "BadRequestException",
        "The request failed because you do not have required AWS Organization master permission.",
      );
}

/** https://docs.aws.amazon.com/guardduty/latest/APIReference/API_DescribeOrganizationConfiguration.html */
const DescribeOrganizationConfiguration: Operation<State, DetectorInput> = (state, input, context) => {
  const detector = configuring(state, input.DetectorId, context);
  if (detector instanceof AwsError) return detector;
  const { members = "NONE", features = {} } = detector.organization ?? {};
  return {
    autoEnable: members !== "NONE",
    autoEnableOrganizationMembers: members,
    memberAccountLimitReached: false,
    features: detector.features
      .filter(({ name }) => !NOT_OF_ORGANIZATIONS.includes(name))
      .map(({ name, additionalConfiguration }) => ({
        name,
        autoEnable: features[name] ?? "NONE",
        ...(additionalConfiguration.length === 0
          ? {}
          : {
              additionalConfiguration: additionalConfiguration.map((part) => ({ name: part.name, autoEnable: "NONE" })),
            }),
      })),
  };
};

interface OrganizationInput extends DetectorInput {
  autoEnableOrganizationMembers?: string;
  features?: { name: string; autoEnable: string }[];
}

/** https://docs.aws.amazon.com/guardduty/latest/APIReference/API_UpdateOrganizationConfiguration.html; parts of plans stay as they are. */
const UpdateOrganizationConfiguration: Operation<State, OrganizationInput> = (state, input, context) => {
  const detector = configuring(state, input.DetectorId, context);
  if (detector instanceof AwsError) return detector;
  const { autoEnableOrganizationMembers: members, features = [] } = input;
  const known = featuresIn(context.region).map(({ name }) => name);
  const wrong = features.find(({ name }) => !known.includes(name));
  if (wrong) return rejected(`the feature ${wrong.name} is not available in the current region`);
  if (members === undefined || !AUTO_ENABLE.includes(members))
    return rejected("an invalid or out-of-range value is specified as an input parameter");
  const before = detector.organization?.features;
  detector.organization = {
    members,
    features: { ...before, ...Object.fromEntries(features.map(({ name, autoEnable }) => [name, autoEnable])) },
  };
  return {};
};

/** The tags of the detector that an ARN names. */
function tagsOf(state: State, arn: string, context: Context): Tags | AwsError {
  const [, region, owner, id = ""] = /^arn:aws:guardduty:([^:]+):(\d{12}):detector\/([0-9a-f]+)$/.exec(arn) ?? [];
  const isHere = region === context.region && owner === context.accountId;
  const detector = isHere ? findDetector(state, id, context) : undefined;
  return detector?.tags ?? rejected("the input resource is not owned by the current account");
}

/** https://docs.aws.amazon.com/guardduty/latest/APIReference/API_Operations.html */
export const guardDutyService: LocalService = {
  invalidInput: "BadRequestException",
  served: {
    ...administratorOperations({
      service: "guardduty",
      member: "adminAccountId",
      list: { items: "adminAccounts", id: "adminAccountId", status: "adminStatus" },
      refusal: (message) => new AwsError("BadRequestException", message),
    }),
    DescribeOrganizationConfiguration,
    UpdateOrganizationConfiguration,
    GetDetector,
    UpdateDetector,
    GetAdministratorAccount: administratorAs("administrator"),
    GetMasterAccount: administratorAs("master"),
    ...tagOperations({ arn: "ResourceArn", tags: "tags", keys: "tagKeys", form: "map" }, tagsOf),
  },
  forwarded: { CreateDetector, DeleteDetector },
};
