import { AccessAnalyzerClient, CreateAnalyzerCommand } from "@aws-sdk/client-accessanalyzer";
import { CloudTrailClient, CreateTrailCommand } from "@aws-sdk/client-cloudtrail";
import {
  ConfigServiceClient,
  ListTagsForResourceCommand,
  PutConfigurationAggregatorCommand,
} from "@aws-sdk/client-config-service";
import {
  CreateDetectorCommand,
  DescribeOrganizationConfigurationCommand,
  DisableOrganizationAdminAccountCommand,
  EnableOrganizationAdminAccountCommand,
  GuardDutyClient,
  ListOrganizationAdminAccountsCommand,
  UpdateOrganizationConfigurationCommand,
} from "@aws-sdk/client-guardduty";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  DeregisterDelegatedAdministratorCommand,
  DisableAWSServiceAccessCommand,
  EnableAWSServiceAccessCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListDelegatedAdministratorsCommand,
  OrganizationsClient,
  RegisterDelegatedAdministratorCommand,
} from "@aws-sdk/client-organizations";
import { S3Client } from "@aws-sdk/client-s3";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { logBucket } from "../../../support/log-bucket";
import { MEMBER_ROLE } from "../../../support/organization";
import { connect, failure } from "../support";

const CONFIG = "config.amazonaws.com";
const ANALYZER = "access-analyzer.amazonaws.com";
const TRAIL = "cloudtrail.amazonaws.com";

let account: SandboxAccount;
let organizations: OrganizationsClient;
let member: string;

beforeAll(async () => {
  account = await startAccount();
  organizations = connect(OrganizationsClient, account);
});
afterAll(() => account.stop());

const trust = (ServicePrincipal: string) => organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
const register = (ServicePrincipal: string) =>
  organizations.send(new RegisterDelegatedAdministratorCommand({ AccountId: member, ServicePrincipal }));
const analyze = (region: string) =>
  connect(AccessAnalyzerClient, account, region).send(
    new CreateAnalyzerCommand({ analyzerName: "of-all", type: "ORGANIZATION" }),
  );
const record = (Name: string, S3BucketName: string) =>
  connect(CloudTrailClient, account).send(
    new CreateTrailCommand({ Name, S3BucketName, IsOrganizationTrail: true, IsMultiRegionTrail: true }),
  );

test("without an organization nothing of one is made", async () => {
  expect(await failure(record("early", "nowhere"))).toMatchObject({ code: "OrganizationsNotInUseException" });
  expect(await failure(analyze("eu-west-1"))).toMatchObject({ code: "ValidationException" });
});

test("what AWS does not trust yet has no administrator, no analyzer and no trail", async () => {
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  const request = { AccountName: "security", Email: "security@acme.sandbox" };
  member = (await organizations.send(new CreateAccountCommand(request))).CreateAccountStatus!.AccountId!;
  expect(await failure(register(CONFIG))).toMatchObject({ code: "ConstraintViolationException" });
  expect(await failure(analyze("eu-west-1"))).toMatchObject({ code: "ValidationException" });
  expect(await failure(record("early", "nowhere"))).toMatchObject({ code: "CloudTrailAccessNotEnabledException" });
});

test("what it trusts has them, until it is trusted no more", async () => {
  for (const service of [CONFIG, ANALYZER, TRAIL]) await trust(service);
  await register(CONFIG);
  const list = new ListDelegatedAdministratorsCommand({ ServicePrincipal: CONFIG });
  const { DelegatedAdministrators } = await organizations.send(list);
  expect(DelegatedAdministrators!.map(({ Id }) => Id)).toEqual([member]);
  await analyze("eu-west-1");
  await organizations.send(new DisableAWSServiceAccessCommand({ ServicePrincipal: ANALYZER }));
  expect(await failure(analyze("eu-west-2"))).toMatchObject({ code: "ValidationException" });
});

describe("an aggregator of AWS Config over the organization", () => {
  const gather = (of: SandboxAccount, roleName: string, Regions: object = { AllAwsRegions: true }) =>
    connect(ConfigServiceClient, of, "eu-west-1").send(
      new PutConfigurationAggregatorCommand({
        ConfigurationAggregatorName: "all",
        OrganizationAggregationSource: { RoleArn: `arn:aws:iam::${of.accountId}:role/${roleName}`, ...Regions },
        Tags: [{ Key: "team", Value: roleName }],
      }),
    );
  const role = async (of: SandboxAccount, RoleName: string) => {
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    await connect(IAMClient, of).send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  };
  const memberOf = async (): Promise<SandboxAccount> => {
    const RoleArn = `arn:aws:iam::${member}:role/${MEMBER_ROLE}`;
    const request = new AssumeRoleCommand({ RoleArn, RoleSessionName: "security" });
    const { Credentials } = await connect(STSClient, account).send(request);
    const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = Credentials!;
    const credentials = { accessKeyId: accessKeyId!, secretAccessKey: secretAccessKey!, sessionToken: sessionToken! };
    return { ...account, accountId: member, credentials };
  };

  test("needs a role that is there, and a member that administers AWS Config", async () => {
    const security = await memberOf();
    await role(security, "reader");
    expect(await failure(gather(security, "nobody"))).toMatchObject({ code: "InvalidRoleException" });
    expect(await gather(security, "reader")).toMatchObject({
      ConfigurationAggregator: { OrganizationAggregationSource: { AllAwsRegions: true } },
    });
    const DeregisterIt = new DeregisterDelegatedAdministratorCommand({ AccountId: member, ServicePrincipal: CONFIG });
    await organizations.send(DeregisterIt);
    expect(await failure(gather(security, "reader"))).toMatchObject({ code: "OrganizationAccessDeniedException" });
  });

  test("of the management account has AWS Config trusted, and keeps its tags when it is put again", async () => {
    await organizations.send(new DisableAWSServiceAccessCommand({ ServicePrincipal: CONFIG }));
    await role(account, "first");
    await role(account, "second");
    const made = await gather(account, "first");
    const services = await organizations.send(new ListAWSServiceAccessForOrganizationCommand({}));
    expect(services.EnabledServicePrincipals!.map(({ ServicePrincipal }) => ServicePrincipal)).toContain(CONFIG);
    await gather(account, "second", { AwsRegions: ["eu-west-1"] });
    const ResourceArn = made.ConfigurationAggregator!.ConfigurationAggregatorArn!;
    const list = new ListTagsForResourceCommand({ ResourceArn });
    const { Tags } = await connect(ConfigServiceClient, account, "eu-west-1").send(list);
    expect(Tags).toEqual([{ Key: "team", Value: "first" }]);
  });
});

test("a trail of the organization needs a bucket that takes the files of its members", async () => {
  await logBucket(connect(S3Client, account), "of-one-account");
  expect(await failure(record("all", "of-one-account"))).toMatchObject({
    code: "InsufficientS3BucketPolicyException",
  });
});

describe("the administrator of GuardDuty", () => {
  const inRegion = (region: string) => connect(GuardDutyClient, account, region);
  const enable = (AdminAccountId: string, region = "eu-west-1") =>
    inRegion(region).send(new EnableOrganizationAdminAccountCommand({ AdminAccountId }));
  const listed = async (region: string) =>
    (await inRegion(region).send(new ListOrganizationAdminAccountsCommand({}))).AdminAccounts!.map(
      ({ AdminAccountId }) => AdminAccountId,
    );

  test("is one account a region", async () => {
    await enable(member);
    expect(await listed("eu-west-1")).toEqual([member]);
    expect(await listed("eu-west-2")).toEqual([]);
    expect(await failure(enable(member))).toMatchObject({ code: "BadRequestException" });
    expect(await failure(enable("999999999999"))).toMatchObject({ code: "BadRequestException" });
    const disable = new DisableOrganizationAdminAccountCommand({ AdminAccountId: member });
    await inRegion("eu-west-1").send(disable);
    expect(await listed("eu-west-1")).toEqual([]);
  });

  test("decides for the members, and nobody else does", async () => {
    const client = inRegion("eu-west-2");
    const { DetectorId } = await client.send(new CreateDetectorCommand({ Enable: true }));
    const describeIt = () => client.send(new DescribeOrganizationConfigurationCommand({ DetectorId }));
    expect(await failure(describeIt())).toMatchObject({ code: "BadRequestException" });
    await enable(account.accountId, "eu-west-2");
    expect(await describeIt()).toMatchObject({ AutoEnableOrganizationMembers: "NONE" });
    const Features = [{ Name: "S3_DATA_EVENTS", AutoEnable: "NEW" } as const];
    const update = { DetectorId, AutoEnableOrganizationMembers: "ALL", Features } as const;
    await client.send(new UpdateOrganizationConfigurationCommand(update));
    const after = await describeIt();
    expect(after).toMatchObject({ AutoEnableOrganizationMembers: "ALL" });
    expect(after.Features!.filter(({ AutoEnable }) => AutoEnable !== "NONE")).toMatchObject([
      { Name: "S3_DATA_EVENTS", AutoEnable: "NEW" },
    ]);
  });
});
