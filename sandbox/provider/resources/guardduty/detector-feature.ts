import {
  GetDetectorCommand,
  GuardDutyClient,
  UpdateDetectorCommand,
  type DetectorAdditionalConfigurationResult as DetectorFeatureAdditionalConfiguration,
  type DetectorFeatureConfiguration,
} from "@aws-sdk/client-guardduty";
import type { DetectorFeatureArgs } from "@pulumi/aws/guardduty";

import type { Aws } from "../../aws/aws";
import type { Inputs, ResourceType } from "../../resource";
import type { Value } from "../../values";
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

  async read(aws, id, state) {
    const [detectorId, name] = id.split("/");
    const found = await aws.find(GuardDutyClient, new GetDetectorCommand({ DetectorId: detectorId }), ...NO_DETECTOR);
    const feature = found?.Features?.find(({ Name }) => Name === name);
    if (!feature) return undefined;
    const extra = managedParts(feature.AdditionalConfiguration ?? [], state["additionalConfigurations"]);
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

/**
 * AWS answers with every part of a feature, also those that nobody asked for. The parts of the resource are those in
 * its state; on import, those that are on.
 */
function managedParts(found: DetectorFeatureAdditionalConfiguration[], state: Value | undefined) {
  if (!Array.isArray(state)) return found.filter(({ Status }) => Status === "ENABLED");
  const names = state.map((part) => (part as { name: string }).name);
  return found.filter(({ Name }) => names.includes(Name!));
}

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
