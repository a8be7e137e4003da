import {
  CreateDetectorCommand,
  DetectorFeature,
  FeatureStatus,
  GetDetectorCommand,
  GuardDutyClient,
  UpdateDetectorCommand,
  type DetectorFeatureConfiguration,
} from "@aws-sdk/client-guardduty";
import type { DetectorFeatureArgs } from "@pulumi/aws/guardduty";

import type { Aws } from "../../aws/aws";
import { needing } from "../../core/conformance";
import type { Inputs, ResourceType } from "../../core/resource";
import { NO_DETECTOR } from "./detector";

const FEATURE_REGION = "eu-west-2";
const inputs = (detectorId: string, status: string) => ({
  region: FEATURE_REGION,
  detectorId,
  name: "RUNTIME_MONITORING",
  status,
  additionalConfigurations: [
    { name: "EC2_AGENT_MANAGEMENT", status: "ENABLED" },
    { name: "ECS_FARGATE_AGENT_MANAGEMENT", status: "DISABLED" },
    { name: "EKS_ADDON_MANAGEMENT", status: "DISABLED" },
  ],
});

/** Id: `<detector>/<feature>`. */
export const detectorFeature: ResourceType<DetectorFeatureArgs> = {
  token: "aws:guardduty/detectorFeature:DetectorFeature",
  title: "GuardDuty Detector Feature",
  replaceOn: ["detectorId", "name", "additionalConfigurations.name"],
  autoName: { property: "name", maxLength: 255 },
  compare: { additionalConfigurations: "set" },
  facts: {
    source: "internal/service/guardduty/detector_feature.go",
    version: "6.0",
    lookedAtFor: "7.48.0",
    forceNew: ["detectorId", "name", "additionalConfigurations.name"],
    id: "<detector>/<feature>",
    kinds: { additionalConfigurations: "set" },
    autoName: { property: "name", maxLength: 255 },
    valid: { name: { oneOf: Object.values(DetectorFeature) }, status: { oneOf: Object.values(FeatureStatus) } },
    actions: {
      create: { normal: ["guardduty:UpdateDetector"] },
      read: { normal: ["guardduty:GetDetector"] },
      update: { normal: ["guardduty:UpdateDetector"] },
      delete: {},
    },
  },
  cases: {
    "detector-feature": needing<string>({
      async prepare(world) {
        const client = world.client(GuardDutyClient, FEATURE_REGION);
        return (await client.send(new CreateDetectorCommand({ Enable: true }))).DetectorId!;
      },
      id: (detectorId) => `${detectorId}/RUNTIME_MONITORING`,
      inputs: (detectorId) => inputs(detectorId, "DISABLED"),
      changed: (detectorId) => inputs(detectorId, "ENABLED"),
      drift: (world, _id, detectorId) => {
        const Features = [{ Name: "RUNTIME_MONITORING" as const, Status: "DISABLED" as const }];
        const command = new UpdateDetectorCommand({ DetectorId: detectorId, Features });
        return world.client(GuardDutyClient, FEATURE_REGION).send(command);
      },
      drifted: ["status"],
      staysBecause: "a feature is switched, never removed",
    }),
  },

  async create(aws, inputs) {
    await configure(aws, inputs);
    return `${inputs.detectorId}/${inputs.name}`;
  },

  async read(aws, id) {
    const [detectorId, name] = id.split("/");
    const found = await aws.find(GuardDutyClient, new GetDetectorCommand({ DetectorId: detectorId }), ...NO_DETECTOR);
    const feature = found?.Features?.find(({ Name }) => Name === name);
    if (!feature) return undefined;
    // Every part that AWS tells of, also those that nobody asked for, as the real provider reads them: a program that gives
    // other parts than these sees a replacement in each preview. hashicorp/terraform-provider-aws issue 36695
    const extra = feature.AdditionalConfiguration ?? [];
    return {
      detectorId: detectorId!,
      name: name!,
      status: feature.Status!,
      ...(extra.length > 0
        ? { additionalConfigurations: extra.map(({ Name, Status }) => ({ name: Name!, status: Status! })) }
        : {}),
    };
  },

  async update(aws, _id, inputs) {
    await configure(aws, inputs);
  },

  /** Forgets the feature and leaves it as it is, like the real provider: AWS has no call that removes one. */
  async delete() {},
};

async function configure(aws: Aws, inputs: Inputs<DetectorFeatureArgs>): Promise<void> {
  const feature = {
    Name: inputs.name,
    Status: inputs.status,
    AdditionalConfiguration: inputs.additionalConfigurations?.map(({ name, status }) => ({
      Name: name,
      Status: status,
    })),
  } as DetectorFeatureConfiguration;
  await aws.call(GuardDutyClient, new UpdateDetectorCommand({ DetectorId: inputs.detectorId, Features: [feature] }));
}
