import {
  GetDetectorCommand,
  GuardDutyClient,
  UpdateDetectorCommand,
  type DetectorFeatureConfiguration,
} from "@aws-sdk/client-guardduty";
import type { DetectorFeatureArgs } from "@pulumi/aws/guardduty";

import type { Aws } from "../../aws/aws";
import type { Inputs, ResourceType } from "../../resource";
import { NO_DETECTOR } from "./detector";

/** Id: `<detector>/<feature>`. */
export const detectorFeature: ResourceType<DetectorFeatureArgs> = {
  token: "aws:guardduty/detectorFeature:DetectorFeature",
  title: "GuardDuty Detector Feature",
  replaceOn: ["detectorId", "name"],
  autoName: { property: "name", maxLength: 255 },
  compare: { additionalConfigurations: "set" },

  async create(aws, inputs) {
    await configure(aws, inputs);
    return `${inputs.detectorId}/${inputs.name}`;
  },

  async read(aws, id) {
    const [detectorId, name] = id.split("/");
    const found = await aws.find(GuardDutyClient, new GetDetectorCommand({ DetectorId: detectorId }), ...NO_DETECTOR);
    const feature = found?.Features?.find(({ Name }) => Name === name);
    if (!feature) return undefined;
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
