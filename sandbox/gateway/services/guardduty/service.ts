import { AwsError } from "../../wire/codec";
import type { Context, ForwardedOperation, LocalService, Operation } from "../operation";
import type { SandboxState } from "../state";
import { configure, dataSourcesResult, defaultFeatures, featureResult, settingsOf } from "./features";
import type { DataSources, FeatureSetting } from "./features";
import type { Detector } from "./state";

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
function findDetector({ guardduty }: SandboxState, id: string, { region }: Context): Detector | undefined {
  const detector = guardduty.detectors.get(region);
  return detector?.id === id ? detector : undefined;
}

/** Runtime monitoring contains the older plan for EKS, so that only one of the two may be named. */
function conflict(input: DetectorSettings): AwsError | undefined {
  const names = (input.features ?? []).map(({ name }) => name);
  if (names.includes("EKS_RUNTIME_MONITORING") && names.includes("RUNTIME_MONITORING"))
    return rejected("EKS_RUNTIME_MONITORING and RUNTIME_MONITORING are both specified");
  if (input.features && input.dataSources) return rejected("both data sources and features are specified");
  return undefined;
}

const settings = (input: DetectorSettings): FeatureSetting[] => input.features ?? settingsOf(input.dataSources);

/** The emulator makes the detector, for its id and for what else hangs on it (filters, members). */
const CreateDetector: ForwardedOperation<DetectorSettings & { tags?: Record<string, string> }, { detectorId: string }> =
  {
    refuse: ({ guardduty }, input, { region }) =>
      guardduty.detectors.has(region) ? rejected("a detector already exists for the current account") : conflict(input),
    remember: ({ guardduty }, input, { detectorId }, { region, now }) => {
      guardduty.detectors.set(region, {
        id: detectorId,
        enabled: input.enable ?? false,
        frequency: input.findingPublishingFrequency ?? "SIX_HOURS",
        createdAt: now,
        updatedAt: now,
        features: configure(defaultFeatures(now), settings(input), now),
        tags: new Map(Object.entries(input.tags ?? {})),
      });
    },
  };

const DeleteDetector: ForwardedOperation<DetectorInput> = {
  refuse: (state, input, context) => (findDetector(state, input.DetectorId, context) ? undefined : notOwned()),
  remember: ({ guardduty }, _input, _output, { region }) => void guardduty.detectors.delete(region),
};

const GetDetector: Operation<DetectorInput> = (state, input, context) => {
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

const UpdateDetector: Operation<DetectorInput & DetectorSettings> = (state, input, context) => {
  const detector = findDetector(state, input.DetectorId, context);
  if (!detector) return notOwned();
  const refused = conflict(input);
  if (refused) return refused;
  detector.enabled = input.enable ?? detector.enabled;
  detector.frequency = input.findingPublishingFrequency ?? detector.frequency;
  detector.features = configure(detector.features, settings(input), context.now);
  detector.updatedAt = context.now;
  return {};
};

interface TagInput {
  ResourceArn: string;
}

/** Runs a tag operation on the detector that an ARN names. */
const onTags =
  <Input extends TagInput>(
    change: (tags: Map<string, string>, input: Input) => Record<string, unknown>,
  ): Operation<Input> =>
  (state, input, context) => {
    const id = /^arn:aws:guardduty:([^:]+):(\d{12}):detector\/([0-9a-f]+)$/.exec(input.ResourceArn);
    const detector =
      id?.[1] === context.region && id[2] === context.accountId ? findDetector(state, id[3] ?? "", context) : undefined;
    return detector ? change(detector.tags, input) : rejected("the input resource is not owned by the current account");
  };

/** https://docs.aws.amazon.com/guardduty/latest/APIReference/API_Operations.html */
export const guardDutyService: LocalService = {
  invalidInput: "BadRequestException",
  served: {
    GetDetector,
    UpdateDetector,
    ListTagsForResource: onTags((tags) => ({ tags: Object.fromEntries(tags) })),
    TagResource: onTags<TagInput & { tags: Record<string, string> }>((tags, input) => {
      for (const [key, value] of Object.entries(input.tags)) tags.set(key, value);
      return {};
    }),
    UntagResource: onTags<TagInput & { tagKeys: string[] }>((tags, input) => {
      for (const key of input.tagKeys) tags.delete(key);
      return {};
    }),
  },
  forwarded: { CreateDetector, DeleteDetector },
};
