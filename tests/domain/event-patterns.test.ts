import { roleUse } from "../../domain/event-patterns";

const ROLE = "arn:aws:iam::123456789012:role/ringfence/exempt/responder";

describe("roleUse", () => {
  it("is about AssumeRole of this role only, whether it succeeds or not", () => {
    expect(roleUse(ROLE)).toEqual({
      source: ["aws.sts"],
      "detail-type": ["AWS API Call via CloudTrail"],
      detail: { eventName: ["AssumeRole"], requestParameters: { roleArn: [ROLE] } },
    });
  });
});
