import { trailKeyPolicy } from "../../../../domain/documents/resource-policies/trail-key";
import { ACCOUNT_ID } from "../../../support/mock-account";
import { isLetIn, isShutOut } from "../../../support/simulate";

const KEY = `arn:aws:kms:ap-southeast-2:${ACCOUNT_ID}:key/12345678-1234-1234-1234-123456789012`;
const trailArn = (account = ACCOUNT_ID) => `arn:aws:cloudtrail:ap-southeast-2:${account}:trail/ringfence-audit-trail-1`;
const POLICY = trailKeyPolicy(
  ACCOUNT_ID,
  `arn:aws:cloudtrail:ap-southeast-2:${ACCOUNT_ID}:trail/ringfence-audit-trail-*`,
);

const call = (action: string, account = ACCOUNT_ID) => ({
  service: "cloudtrail.amazonaws.com",
  action,
  resource: KEY,
  context: { "aws:SourceArn": trailArn(account) },
});

describe("the policy of the key of a trail", () => {
  it.each(["kms:GenerateDataKey", "kms:DescribeKey"])(
    "lets the trail, and none of another account, call %s",
    async (action) => {
      expect(await isLetIn(POLICY, call(action))).toBe(true);
      expect(await isLetIn(POLICY, call(action, "999999999999"))).toBe(false);
    },
  );

  it("does not let it decrypt", async () => {
    expect(await isLetIn(POLICY, call("kms:Decrypt"))).toBe(false);
  });

  it("leaves the account in control", async () => {
    expect(await isShutOut(POLICY, { action: "kms:ScheduleKeyDeletion", resource: KEY })).toBe(false);
  });
});
