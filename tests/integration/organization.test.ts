import { AccessAnalyzerClient, ListAnalyzersCommand } from "@aws-sdk/client-accessanalyzer";
import { CloudTrailClient, DescribeTrailsCommand } from "@aws-sdk/client-cloudtrail";
import { ConfigServiceClient, DescribeConfigurationAggregatorsCommand } from "@aws-sdk/client-config-service";
import {
  DescribeOrganizationConfigurationCommand,
  DisableOrganizationAdminAccountCommand,
  EnableOrganizationAdminAccountCommand,
  GuardDutyClient,
  ListDetectorsCommand,
  ListOrganizationAdminAccountsCommand,
} from "@aws-sdk/client-guardduty";
import { IAMClient, ListAttachedRolePoliciesCommand } from "@aws-sdk/client-iam";
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  EnableAWSServiceAccessCommand,
  ListDelegatedAdministratorsCommand,
  ListRootsCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { GetBucketPolicyCommand, S3Client } from "@aws-sdk/client-s3";
import {
  DescribeOrganizationConfigurationCommand as DescribeHubOrganizationCommand,
  DisableOrganizationAdminAccountCommand as DisableHubAdministratorCommand,
  EnableOrganizationAdminAccountCommand as EnableHubAdministratorCommand,
  ListOrganizationAdminAccountsCommand as ListHubAdministratorsCommand,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import { changes, only, openTestStack, succeeded, type TestStack, TWO_REGIONS } from "../support/stack";

const HOME = "ap-southeast-2";
const REGIONS = [HOME, "us-east-1"];
const OTHER = "999999999999";
const ANALYZER = "access-analyzer.amazonaws.com";
const TRUSTED = [
  ANALYZER,
  "config.amazonaws.com",
  "config-multiaccountsetup.amazonaws.com",
  "cloudtrail.amazonaws.com",
];

/** One organization, its management account and a member; each test goes on where the one before stopped. */
describe("the management account of an organization", () => {
  let stack: TestStack;
  let security: string;
  let root: string;

  const client = <C>(kind: new (config: Record<string, unknown>) => C, region = "us-east-1"): C => {
    const { endpoint, credentials } = stack.session.account;
    return new kind({ endpoint, credentials, region, forcePathStyle: true });
  };
  const organizations = () => client(OrganizationsClient);
  const guardduty = (region: string) => client(GuardDutyClient, region);
  const problems = async (): Promise<string[]> => {
    const { code, output } = await stack.run(["preview"]);
    expect(code).not.toBe(0);
    return [...output.matchAll(/^\s+- (controls\.[\w.-]+: .*)$/gm)].map(([, text]) => text!);
  };
  const configure = (account: string, more: object = {}) => {
    stack.configure({
      ...TWO_REGIONS,
      controls: {
        ...only("delegated-administrators", "organization-analyzers", "organization-aggregator", "audit-trail"),
        "delegated-administrators": {
          enabled: true,
          account,
          services: ["guardduty", "access-analyzer", "config", "security-hub"],
        },
        "organization-analyzers": "on",
        "organization-aggregator": "on",
        "audit-trail": { organization: true },
        ...more,
      },
      guardrails: { mode: "organization", targets: [root] },
    });
  };

  beforeAll(async () => {
    stack = await openTestStack();
    await organizations().send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
    root = (await organizations().send(new ListRootsCommand({}))).Roots![0]!.Id!;
    const request = { AccountName: "security", Email: "security@acme.sandbox" };
    security = (await organizations().send(new CreateAccountCommand(request))).CreateAccountStatus!.AccountId!;
  });
  afterAll(() => stack.close());

  test("is refused in the preview what the organization does not trust, each with the command that mends it", async () => {
    configure(security);
    const said = await problems();
    for (const service of TRUSTED) {
      expect(
        said.filter((text) => text.includes(`enable-aws-service-access --service-principal ${service} `)),
      ).not.toEqual([]);
    }
    for (const ServicePrincipal of TRUSTED)
      await organizations().send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
  });

  test("is refused a stranger, and to take over from another administrator", async () => {
    await guardduty(HOME).send(new EnableOrganizationAdminAccountCommand({ AdminAccountId: OTHER }));
    configure("111122223333");
    expect(await problems()).toEqual([
      expect.stringContaining(`the organization has no such active member; it has ${security}`),
      expect.stringContaining(`${OTHER} in ${HOME} administers GuardDuty for the organization`),
    ]);
    await guardduty(HOME).send(new DisableOrganizationAdminAccountCommand({ AdminAccountId: OTHER }));
  });

  test("names the administrator everywhere, and takes over where it is the one already", async () => {
    await guardduty(HOME).send(new EnableOrganizationAdminAccountCommand({ AdminAccountId: security }));
    configure(security);
    expect(succeeded(await stack.up())).toBe(true);

    for (const region of REGIONS) {
      const { AdminAccounts = [] } = await guardduty(region).send(new ListOrganizationAdminAccountsCommand({}));
      expect(AdminAccounts.map(({ AdminAccountId }) => AdminAccountId)).toEqual([security]);
      const hub = await client(SecurityHubClient, region).send(new ListHubAdministratorsCommand({}));
      expect(hub.AdminAccounts!.map(({ AccountId }) => AccountId)).toEqual([security]);
    }
    for (const ServicePrincipal of TRUSTED.slice(0, 3)) {
      const list = new ListDelegatedAdministratorsCommand({ ServicePrincipal });
      const { DelegatedAdministrators = [] } = await organizations().send(list);
      expect(DelegatedAdministrators.map(({ Id }) => Id)).toEqual([security]);
    }
  });

  test("has analyzers of all members, and a trail of them in a bucket that takes their files", async () => {
    for (const region of REGIONS) {
      const { analyzers = [] } = await client(AccessAnalyzerClient, region).send(new ListAnalyzersCommand({}));
      expect(analyzers.map(({ type }) => type)).toEqual(["ORGANIZATION"]);
    }
    const { trailList = [] } = await client(CloudTrailClient, HOME).send(new DescribeTrailsCommand({}));
    expect(trailList).toMatchObject([{ IsOrganizationTrail: true, IsMultiRegionTrail: true }]);
    const bucket = { Bucket: trailList[0]!.S3BucketName! };
    const { Policy } = await client(S3Client, HOME).send(new GetBucketPolicyCommand(bucket));
    expect(Policy).toMatch(new RegExp(`${bucket.Bucket}/AWSLogs/o-[a-z0-9]{10,32}/\\*`));
  });

  test("gathers at home what AWS Config records in all members, with a role that may ask who they are", async () => {
    const describeThem = new DescribeConfigurationAggregatorsCommand({});
    const { ConfigurationAggregators = [] } = await client(ConfigServiceClient, HOME).send(describeThem);
    expect(ConfigurationAggregators).toMatchObject([{ OrganizationAggregationSource: { AllAwsRegions: true } }]);
    const { RoleArn } = ConfigurationAggregators[0]!.OrganizationAggregationSource!;
    const list = new ListAttachedRolePoliciesCommand({ RoleName: RoleArn!.split("/").at(-1)! });
    const { AttachedPolicies = [] } = await client(IAMClient).send(list);
    expect(AttachedPolicies.map(({ PolicyName }) => PolicyName)).toEqual(["AWSConfigRoleForOrganizations"]);
  });

  test("changes nothing in a second run", async () => {
    const second = await stack.up();
    expect(succeeded(second)).toBe(true);
    expect(Object.keys(changes(second))).toEqual(["unchanged"]);
  });

  test("decides about GuardDuty and Security Hub of members only where they take it for the administrator", async () => {
    const { accountId } = stack.session.account;
    const own = { guardduty: "on", "security-hub": "on", "config-recorder": "on" };
    const on = { ...own, "organization-detectors": "on", "organization-hubs": "on" };
    configure(security, on);
    expect(await problems()).toEqual([
      expect.stringContaining(`GuardDuty does not take ${accountId} for the administrator`),
      expect.stringContaining(`Security Hub has no hub of ${accountId} that administers the organization`),
    ]);
    // The management account may be it itself, which AWS advises against, and Organizations would not register.
    for (const region of REGIONS) {
      await guardduty(region).send(new DisableOrganizationAdminAccountCommand({ AdminAccountId: security }));
      await guardduty(region).send(new EnableOrganizationAdminAccountCommand({ AdminAccountId: accountId }));
      const hub = client(SecurityHubClient, region);
      await hub.send(new DisableHubAdministratorCommand({ AdminAccountId: security }));
      await hub.send(new EnableHubAdministratorCommand({ AdminAccountId: accountId }));
    }
    configure(security, { ...own, "delegated-administrators": "off" });
    expect(succeeded(await stack.up())).toBe(true);
    configure(security, { ...on, "delegated-administrators": "off" });
    expect(succeeded(await stack.up())).toBe(true);
    const second = await stack.up();
    expect(Object.keys(changes(second))).toEqual(["unchanged"]);

    for (const region of REGIONS) {
      const { DetectorIds } = await guardduty(region).send(new ListDetectorsCommand({}));
      const describeIt = new DescribeOrganizationConfigurationCommand({ DetectorId: DetectorIds![0] });
      const { AutoEnableOrganizationMembers, Features = [] } = await guardduty(region).send(describeIt);
      expect(AutoEnableOrganizationMembers).toBe("NEW");
      expect(Features.filter(({ AutoEnable }) => AutoEnable !== "NONE")).toEqual([]);
      const joining = await client(SecurityHubClient, region).send(new DescribeHubOrganizationCommand({}));
      expect(joining).toMatchObject({ AutoEnable: true, AutoEnableStandards: "NONE" });
    }
  });
});
