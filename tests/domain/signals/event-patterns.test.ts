import { roleUse } from "../../../domain/signals/event-patterns";
import { matches } from "../../../domain/signals/match";
import { USES, WRONG_CODE } from "./recorded-events";

const ROLE = "arn:aws:iam::123456789012:role/ringfence/exempt/responder";

describe("roleUse", () => {
  it("is about AssumeRole of this role only, whether it succeeds or is denied", () => {
    expect(roleUse(ROLE)).toEqual({
      source: ["aws.sts"],
      "detail-type": ["AWS API Call via CloudTrail"],
      detail: {
        eventName: ["AssumeRole"],
        $or: [{ requestParameters: { roleArn: [ROLE] } }, { errorMessage: [{ wildcard: `*${ROLE}*` }] }],
      },
    });
  });

  it.each(USES)("rings when $what", ({ event }) => {
    expect(matches(roleUse(ROLE), event(ROLE))).toBe(true);
  });

  it.each(USES)("is quiet when $what, of another role", ({ event }) => {
    expect(matches(roleUse(ROLE), event("arn:aws:iam::123456789012:role/other"))).toBe(false);
  });

  it("is quiet when a wrong code is given, because the record names no role", () => {
    expect(matches(roleUse(ROLE), WRONG_CODE.event(ROLE))).toBe(false);
  });
});
