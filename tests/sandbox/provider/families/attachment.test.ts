import { userPolicyAttachment } from "../../../../sandbox/provider/rows/iam/user-policy-attachment";
import { organizationsPolicyAttachment } from "../../../../sandbox/provider/rows/organizations/policy-attachment";
import { fakeAws } from "./fake-aws";

const ARN = "arn:aws:iam::123456789012:policy/ringfence/deny";

test("an attachment on a later page is found, and its id is taken apart at the first separator", async () => {
  const { aws, calls } = fakeAws(
    { AttachedPolicies: [{ PolicyArn: "another" }], Marker: "2" },
    { AttachedPolicies: [{ PolicyArn: ARN }] },
  );
  expect(await userPolicyAttachment.read(aws, `anna/${ARN}`, {})).toEqual({ user: "anna", policyArn: ARN });
  expect(calls).toEqual([
    ["ListAttachedUserPolicies", { UserName: "anna", Marker: undefined }],
    ["ListAttachedUserPolicies", { UserName: "anna", Marker: "2" }],
  ]);
});

test("one that is on no page is gone", async () => {
  const { aws } = fakeAws({ AttachedPolicies: [] });
  expect(await userPolicyAttachment.read(aws, `anna/${ARN}`, {})).toBeUndefined();
});

test.each([
  ["stays where it is with skipDestroy", { skipDestroy: true }, []],
  ["goes without", {}, [["DetachPolicy", { TargetId: "r-1", PolicyId: "p-1" }]]],
])("a deleted attachment %s", async (_what, olds, expected) => {
  const { aws, calls } = fakeAws();
  await organizationsPolicyAttachment.delete(aws, "r-1:p-1", olds);
  expect(calls).toEqual(expected);
});
