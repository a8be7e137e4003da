import {
  CreateDetectorCommand,
  DeleteDetectorCommand,
  GetDetectorCommand,
  GuardDutyClient,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateDetectorCommand,
  type FindingPublishingFrequency,
} from "@aws-sdk/client-guardduty";
import type { DetectorArgs } from "@pulumi/aws/guardduty";

import type { Aws } from "../../aws/aws";
import type { ResourceType } from "../../resource";
import { syncTags } from "../../tags";

/** How GuardDuty says that there is no such detector. */
export const NO_DETECTOR = ["BadRequestException", "ResourceNotFoundException"];

/** Id: the id of the detector. `datasources` gave way to DetectorFeature in 2023. */
export const detector: ResourceType<DetectorArgs> = {
  token: "aws:guardduty/detector:Detector",
  title: "GuardDuty Detector",
  replaceOn: [],
  defaults: { enable: true },
  unsupported: ["datasources"],

  async create(aws, inputs) {
    const command = new CreateDetectorCommand({
      Enable: inputs.enable,
      FindingPublishingFrequency: inputs.findingPublishingFrequency as FindingPublishingFrequency | undefined,
      Tags: inputs.tagsAll,
    });
    return (await aws.call(GuardDutyClient, command)).DetectorId!;
  },

  async read(aws, id) {
    const found = await aws.find(GuardDutyClient, new GetDetectorCommand({ DetectorId: id }), ...NO_DETECTOR);
    if (!found) return undefined;
    return {
      accountId: aws.accountId,
      arn: detectorArn(aws, id),
      enable: found.Status === "ENABLED",
      findingPublishingFrequency: found.FindingPublishingFrequency ?? "SIX_HOURS",
      tags: found.Tags ?? {},
    };
  },

  async update(aws, id, inputs, olds, changed) {
    if (changed.has("enable") || changed.has("findingPublishingFrequency")) {
      const command = new UpdateDetectorCommand({
        DetectorId: id,
        Enable: inputs.enable,
        FindingPublishingFrequency: inputs.findingPublishingFrequency as FindingPublishingFrequency | undefined,
      });
      await aws.call(GuardDutyClient, command);
    }
    const ResourceArn = detectorArn(aws, id);
    await syncTags(olds.tagsAll, inputs.tagsAll, {
      remove: (TagKeys) => aws.call(GuardDutyClient, new UntagResourceCommand({ ResourceArn, TagKeys })),
      set: (Tags) => aws.call(GuardDutyClient, new TagResourceCommand({ ResourceArn, Tags })),
    });
  },

  async delete(aws, id) {
    await aws.find(GuardDutyClient, new DeleteDetectorCommand({ DetectorId: id }), ...NO_DETECTOR);
  },
};

function detectorArn(aws: Aws, id: string): string {
  return `arn:${aws.partition}:guardduty:${aws.region}:${aws.accountId}:detector/${id}`;
}
