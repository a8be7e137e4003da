import { GetDetectorCommand, GuardDutyClient, ListDetectorsCommand } from "@aws-sdk/client-guardduty";

import type { Aws } from "../aws/aws";
import type { FunctionType } from "../core/function";

/** The GuardDuty detector of a region; a region has at most one. */
export const getDetector: FunctionType = {
  token: "aws:guardduty/getDetector:getDetector",
  actions: ["guardduty:ListDetectors", "guardduty:GetDetector"],
  async call(instance, args) {
    const aws = instance.aws(args["region"] as string | undefined);
    const id = (args["id"] as string | undefined) ?? (await onlyDetector(aws));
    const detector = await aws.call(GuardDutyClient, new GetDetectorCommand({ DetectorId: id }));
    return {
      id,
      region: aws.region,
      arn: `arn:${aws.partition}:guardduty:${aws.region}:${aws.accountId}:detector/${id}`,
      status: detector.Status!,
      findingPublishingFrequency: detector.FindingPublishingFrequency!,
      serviceRoleArn: detector.ServiceRole ?? "",
      tags: detector.Tags ?? {},
      features: (detector.Features ?? []).map(({ Name, Status, AdditionalConfiguration }) => ({
        name: Name!,
        status: Status!,
        additionalConfigurations: (AdditionalConfiguration ?? []).map((extra) => ({
          name: extra.Name!,
          status: extra.Status!,
        })),
      })),
    };
  },
};

/** The first words of the error are the real provider's. */
async function onlyDetector(aws: Aws): Promise<string> {
  const { DetectorIds = [] } = await aws.call(GuardDutyClient, new ListDetectorsCommand({}));
  const [id] = DetectorIds;
  if (!id) throw new Error(`reading GuardDuty Detector: empty result in ${aws.region}; the region has no detector`);
  return id;
}
