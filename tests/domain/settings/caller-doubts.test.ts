import type { DefaultsFacts } from "../../../domain/settings/defaults-facts";
import { planProblems } from "../../support/plan";

const IDLE = "eu-west-1";
const HOME = "ap-southeast-2";
const DENY =
  "UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:iam::123456789012:user/dana is not authorized to perform: ec2:DescribeInstances with an explicit deny in an identity-based policy";

const everywhere = (unknown: string): DefaultsFacts => ({
  activity: { [IDLE]: { unknown }, "eu-west-2": { unknown } },
  defaultGroups: { [IDLE]: { unknown } },
  publicSnapshots: { [IDLE]: { unknown } },
  publicBuckets: { unknown },
});

it("whom a policy denies is told so first, once for all controls, and not to accept what nobody looked at", () => {
  const problems = planProblems({}, everywhere(DENY));
  expect(problems).toEqual([
    `credentials: a policy denies these calls to who runs this program, which is what guardrails do to whoever they bind; run it with the deploy role, or as an administrator whom none binds (docs/operations.md#the-pipeline). Where a service control policy denies it to them too, the options of each control decide instead. Until then nobody knows what network-closure, image-allowlist, default-network, snapshot-block, s3-account-block would take from somebody: ${DENY}`,
  ]);
  expect(problems.join()).not.toMatch(/acknowledge|allow ec2:/);
});

it("denied calls in idle regions are told beside what was found elsewhere", () => {
  const facts: DefaultsFacts = {
    activity: { [IDLE]: { unknown: DENY } },
    defaultGroups: { [HOME]: { found: { id: "sg-1", vpcId: "vpc-1", users: ["eni-1"] } } },
  };
  expect(planProblems({}, facts).map((text) => text.split(":")[0])).toEqual([
    "credentials",
    "controls.default-network",
  ]);
});

it.each([
  "ExpiredToken: The security token included in the request is expired",
  "AuthFailure: AWS was not able to validate the provided access credentials",
  "CredentialsProviderError: Could not load credentials from any providers",
])("credentials that AWS does not know are one problem: %s", (reason) => {
  expect(planProblems({}, everywhere(reason))).toEqual([
    expect.stringMatching(
      /^credentials: AWS does not know the credentials of this run, or there are none; sign in again/,
    ),
  ]);
});

it("a region that is off says AuthFailure to good credentials: where another one answered, the credentials are good", () => {
  const unknown = "AuthFailure: AWS was not able to validate the provided access credentials";
  const quiet = { instances: [], interfaces: [], closed: false, imagesLimited: false };
  const facts: DefaultsFacts = { activity: { [IDLE]: { unknown }, "eu-west-2": { found: quiet } } };
  expect(planProblems({ controls: { "image-allowlist": "off" } }, facts)).toEqual([
    expect.stringMatching(/^controls\.network-closure: nobody knows what runs in eu-west-1: AuthFailure/),
  ]);
});

it("a right that is only missing is still told by its name", () => {
  const missing = "UnauthorizedOperation: no identity-based policy allows the ec2:DescribeInstances action";
  const [first] = planProblems({}, everywhere(missing));
  expect(first).toContain("allow ec2:DescribeInstances, ec2:DescribeNetworkInterfaces to who runs this program");
});
