import { GuardDutyClient, UpdateDetectorCommand } from "@aws-sdk/client-guardduty";

import { REGION, type ConformanceCase } from "../case";

const inputs = { region: REGION, findingPublishingFrequency: "FIFTEEN_MINUTES", tags: { ringfence: "1" } };

export const detectorCase: ConformanceCase = {
  token: "aws:guardduty/detector:Detector",
  id: /^[0-9a-f]{32}$/,
  inputs: () => inputs,
  changed: () => ({ ...inputs, findingPublishingFrequency: "ONE_HOUR", tags: { ringfence: "2", team: "x" } }),
  drift: (world, id) =>
    world.client(GuardDutyClient, REGION).send(new UpdateDetectorCommand({ DetectorId: id, Enable: false })),
  drifted: ["enable"],
};
