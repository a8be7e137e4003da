import { CIS_FILTERS } from "../../../../domain/controls/trail/cis-filters";
import { filterMatches } from "../../../support/filter-pattern";
import { call, signIn } from "../../signals/envelopes";

const made = (action: string, given?: Parameters<typeof call>[1]): object => call(action, given).detail;
const signedIn = (who: "user" | "root", result: "Success" | "Failure", mfa: "Yes" | "No", error?: string): object => ({
  ...signIn("ConsoleLogin", who, result, mfa).detail,
  ...(error === undefined ? {} : { errorMessage: error }),
});

/** Filter -> what it counts, and what is like it and not counted. */
const EVENTS: Record<string, { counts: object[]; leaves: object[] }> = {
  "refused-calls": {
    counts: [
      made("ec2:RunInstances", { error: "Client.UnauthorizedOperation" }),
      made("s3:ListBuckets", { error: "AccessDenied" }),
      made("dynamodb:CreateTable", { error: "AccessDeniedException" }),
    ],
    leaves: [made("ec2:RunInstances"), made("ec2:RunInstances", { error: "Client.DryRunOperation" })],
  },
  "sign-in-without-mfa": {
    counts: [signedIn("user", "Success", "No")],
    leaves: [signedIn("user", "Success", "Yes"), signedIn("user", "Failure", "No"), signedIn("root", "Success", "No")],
  },
  "root-use": {
    counts: [made("s3:ListBuckets", { who: "root", reads: true }), signedIn("root", "Success", "Yes")],
    leaves: [
      made("iam:AttachUserPolicy", { who: "awsAsRoot" }),
      made("s3:ListBuckets"),
      { ...made("kms:RotateKey", { who: "root" }), eventType: "AwsServiceEvent" },
    ],
  },
  "policy-changes": {
    counts: [made("iam:PutRolePolicy"), made("iam:CreatePolicyVersion")],
    leaves: [made("iam:GetPolicy"), made("organizations:CreatePolicy")],
  },
  "trail-changes": { counts: [made("cloudtrail:StopLogging")], leaves: [made("cloudtrail:GetTrail")] },
  "failed-sign-ins": {
    counts: [signedIn("user", "Failure", "No", "Failed authentication")],
    leaves: [signedIn("user", "Success", "No"), made("sts:AssumeRole", { error: "AccessDenied" })],
  },
  "key-removals": { counts: [made("kms:ScheduleKeyDeletion")], leaves: [made("kms:CreateKey")] },
  "bucket-policy-changes": { counts: [made("s3:PutBucketPolicy")], leaves: [made("s3:CreateBucket")] },
  "recorder-changes": { counts: [made("config:StopConfigurationRecorder")], leaves: [made("config:PutConfigRule")] },
  "security-group-changes": {
    counts: [made("ec2:AuthorizeSecurityGroupIngress")],
    leaves: [made("ec2:DescribeSecurityGroups")],
  },
  "network-acl-changes": { counts: [made("ec2:ReplaceNetworkAclEntry")], leaves: [made("ec2:DescribeNetworkAcls")] },
  "gateway-changes": { counts: [made("ec2:AttachInternetGateway")], leaves: [made("ec2:CreateNatGateway")] },
  "route-changes": { counts: [made("ec2:ReplaceRoute")], leaves: [made("ec2:AssociateRouteTable")] },
  "network-changes": { counts: [made("ec2:CreateVpcPeeringConnection")], leaves: [made("ec2:CreateSubnet")] },
  "organization-changes": { counts: [made("organizations:LeaveOrganization")], leaves: [made("iam:CreatePolicy")] },
};

describe("the filters of CIS AWS Foundations", () => {
  it("are items 4.1 to 4.15 of version 5.0 and 5.1 to 5.15 of version 7.0, each with its events here", () => {
    const items = Array.from({ length: 15 }, (_, index) => index + 1);
    expect(CIS_FILTERS.map(({ cis5, cis7 }) => [cis5, cis7])).toEqual(items.map((item) => [`4.${item}`, `5.${item}`]));
    expect(CIS_FILTERS.map(({ stem }) => stem)).toEqual(Object.keys(EVENTS));
  });

  it.each(CIS_FILTERS.map(({ stem, pattern }) => [stem, pattern]))(
    "%s counts what it should, no more",
    (stem, pattern) => {
      const { counts, leaves } = EVENTS[stem]!;
      expect(counts.filter((event) => !filterMatches(pattern, event))).toEqual([]);
      expect(leaves.filter((event) => filterMatches(pattern, event))).toEqual([]);
    },
  );

  it("count each call that they name", () => {
    const named = CIS_FILTERS.flatMap(({ pattern }) => {
      const source = /eventSource = "(\w+)\./.exec(pattern)?.[1];
      const names = [...pattern.matchAll(/eventName = "(\w+)"/g)].map(([, name]) => name!);
      return source === undefined ? [] : names.map((name) => ({ pattern, event: made(`${source}:${name}`) }));
    });
    expect(named.length).toBeGreaterThan(90);
    expect(named.filter(({ pattern, event }) => !filterMatches(pattern, event))).toEqual([]);
  });

  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
  it("fit into 1,024 characters", () => {
    expect(CIS_FILTERS.filter(({ pattern }) => pattern.length > 1024)).toEqual([]);
  });
});
