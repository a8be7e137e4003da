import {
  CreateDetectorCommand,
  DeleteDetectorCommand,
  GetDetectorCommand,
  GuardDutyClient,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateDetectorCommand,
} from "@aws-sdk/client-guardduty";

import { REGION } from "../../core/conformance";
import { byArn } from "../../families/calls";
import { named } from "../../families/named";

/** How GuardDuty says that there is no such detector. Any other bad request is an error, and no reason to make a new one. */
export const NO_DETECTOR = [{ code: "BadRequestException", message: /not owned by the current account/ }];

const inputs = { region: REGION, findingPublishingFrequency: "FIFTEEN_MINUTES", tags: { ringfence: "1" } };

/** Id: the id of the detector. `datasources` gave way to DetectorFeature in 2023. */
export const detector = named({
  token: "aws:guardduty/detector:Detector",
  title: "GuardDuty Detector",
  client: GuardDutyClient,
  replaceOn: [],
  defaults: { enable: true },
  unsupported: ["datasources"],
  key: "DetectorId",
  absent: NO_DETECTOR,
  fields: {
    enable: { send: "Enable", read: "Status", decode: (status: string) => status === "ENABLED" },
    findingPublishingFrequency: {
      send: "FindingPublishingFrequency",
      read: "FindingPublishingFrequency",
      otherwise: "SIX_HOURS",
    },
  },
  create: { command: CreateDetectorCommand, id: "DetectorId" },
  describe: { command: GetDetectorCommand },
  derived: ({ partition, region, accountId }, id) => ({
    accountId,
    arn: `arn:${partition}:guardduty:${region}:${accountId}:detector/${id}`,
  }),
  update: [
    {
      command: UpdateDetectorCommand,
      fields: { enable: "Enable", findingPublishingFrequency: "FindingPublishingFrequency" },
    },
  ],
  remove: { command: DeleteDetectorCommand },
  tags: { set: TagResourceCommand, remove: UntagResourceCommand, key: byArn("ResourceArn"), form: "map" },
  facts: {
    source: "internal/service/guardduty/detector.go",
    version: "6.0",
    lookedAtFor: "7.48.0",
    forceNew: [],
    id: "<detector id>",
    defaults: { enable: true },
    actions: {
      create: { normal: ["guardduty:CreateDetector", "guardduty:TagResource"] },
      read: { normal: ["guardduty:GetDetector"] },
      update: { normal: ["guardduty:UpdateDetector", "guardduty:TagResource", "guardduty:UntagResource"] },
      delete: { normal: ["guardduty:DeleteDetector"] },
    },
  },
  cases: {
    detector: {
      id: /^[0-9a-f]{32}$/,
      inputs: () => inputs,
      changed: () => ({ ...inputs, findingPublishingFrequency: "ONE_HOUR", tags: { ringfence: "2", team: "x" } }),
      drift: (world, id) =>
        world.client(GuardDutyClient, REGION).send(new UpdateDetectorCommand({ DetectorId: id, Enable: false })),
      drifted: ["enable"],
    },
  },
});
