import { CreateDetectorCommand, GuardDutyClient, UpdateDetectorCommand } from "@aws-sdk/client-guardduty";

import type { ConformanceCase } from "../case";

const FEATURE_REGION = "eu-west-2";
const inputs = (detectorId: string, status: string) => ({
  region: FEATURE_REGION,
  detectorId,
  name: "RUNTIME_MONITORING",
  status,
  additionalConfigurations: [{ name: "EC2_AGENT_MANAGEMENT", status: "ENABLED" }],
});

export const detectorFeatureCase: ConformanceCase<string> = {
  token: "aws:guardduty/detectorFeature:DetectorFeature",
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
};
