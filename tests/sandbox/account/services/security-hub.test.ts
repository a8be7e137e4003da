import {
  BatchDisableStandardsCommand,
  BatchEnableStandardsCommand,
  CreateFindingAggregatorCommand,
  DeleteFindingAggregatorCommand,
  DescribeHubCommand,
  DescribeOrganizationConfigurationCommand,
  DisableSecurityHubCommand,
  EnableOrganizationAdminAccountCommand,
  EnableSecurityHubCommand,
  GetEnabledStandardsCommand,
  GetFindingAggregatorCommand,
  ListEnabledProductsForImportCommand,
  ListFindingAggregatorsCommand,
  SecurityHubClient,
  UpdateFindingAggregatorCommand,
  UpdateOrganizationConfigurationCommand,
  UpdateSecurityHubConfigurationCommand,
} from "@aws-sdk/client-securityhub";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { connect, failure } from "../support";

let account: SandboxAccount;
beforeAll(async () => {
  account = await startAccount();
});
afterAll(() => account.stop());

const hub = (region: string) => connect(SecurityHubClient, account, region);
const enable = (region: string, EnableDefaultStandards?: boolean) =>
  hub(region).send(new EnableSecurityHubCommand({ EnableDefaultStandards }));
const standardsOf = async (region: string) =>
  (await hub(region).send(new GetEnabledStandardsCommand({}))).StandardsSubscriptions!.map(
    ({ StandardsArn }) => StandardsArn,
  );
const cis = (region: string) => `arn:aws:securityhub:${region}::standards/cis-aws-foundations-benchmark/v/5.0.0`;

// EnableSecurityHub: "you also automatically enable the following standards", CIS 1.2.0 and AWS's own
test("a region has one hub, with two standards unless somebody says otherwise", async () => {
  await enable("eu-west-1");
  expect(await standardsOf("eu-west-1")).toEqual([
    "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0",
    "arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0",
  ]);
  expect((await failure(enable("eu-west-1"))).code).toBe("ResourceConflictException");
  await enable("eu-west-2", false);
  expect(await standardsOf("eu-west-2")).toEqual([]);
});

test("a region without a hub answers that the account is not subscribed", async () => {
  const { code, message } = await failure(hub("eu-west-3").send(new DescribeHubCommand({})));
  expect(code).toBe("InvalidAccessException");
  expect(message).toContain("not subscribed to AWS Security Hub");
});

test("a hub takes findings of its own, and no hub tells what it takes", async () => {
  const list = (region: string) => hub(region).send(new ListEnabledProductsForImportCommand({}));
  const { ProductSubscriptions } = await list("eu-west-1");
  expect(ProductSubscriptions).toEqual([
    expect.stringMatching(/^arn:aws:securityhub:eu-west-1:\d+:product-subscription\/aws\/securityhub$/),
  ]);
  expect((await failure(list("eu-west-3"))).code).toBe("InvalidAccessException");
});

test("a hub is configured, and what is not named stays", async () => {
  await hub("eu-west-2").send(new UpdateSecurityHubConfigurationCommand({ AutoEnableControls: false }));
  expect(await hub("eu-west-2").send(new DescribeHubCommand({}))).toMatchObject({
    AutoEnableControls: false,
    ControlFindingGenerator: "SECURITY_CONTROL",
  });
});

test("a standard of the region is enabled, again without harm, and disabled; an unknown one is refused", async () => {
  const subscribe = (StandardsArn: string) =>
    hub("eu-west-2").send(new BatchEnableStandardsCommand({ StandardsSubscriptionRequests: [{ StandardsArn }] }));
  await subscribe(cis("eu-west-2"));
  const { StandardsSubscriptions } = await subscribe(cis("eu-west-2"));
  expect(await standardsOf("eu-west-2")).toEqual([cis("eu-west-2")]);
  expect((await failure(subscribe(cis("eu-west-1")))).code).toBe("InvalidInputException");
  const StandardsSubscriptionArns = [StandardsSubscriptions![0]!.StandardsSubscriptionArn!];
  await hub("eu-west-2").send(new BatchDisableStandardsCommand({ StandardsSubscriptionArns }));
  expect(await standardsOf("eu-west-2")).toEqual([]);
});

test("an account has one aggregator, seen from each region and changed in its own", async () => {
  const create = (region: string) =>
    hub(region).send(new CreateFindingAggregatorCommand({ RegionLinkingMode: "ALL_REGIONS" }));
  const { FindingAggregatorArn } = await create("eu-west-1");
  expect((await failure(create("eu-west-2"))).code).toBe("LimitExceededException");
  const { FindingAggregators } = await hub("eu-west-2").send(new ListFindingAggregatorsCommand({}));
  expect(FindingAggregators).toEqual([{ FindingAggregatorArn }]);
  const named = { FindingAggregatorArn };
  expect((await failure(hub("eu-west-2").send(new GetFindingAggregatorCommand(named)))).code).toBe(
    "ResourceNotFoundException",
  );
  const some = { ...named, RegionLinkingMode: "SPECIFIED_REGIONS" };
  expect((await failure(hub("eu-west-1").send(new UpdateFindingAggregatorCommand(some)))).code).toBe(
    "InvalidInputException",
  );
  await hub("eu-west-1").send(new UpdateFindingAggregatorCommand({ ...some, Regions: ["eu-west-2"] }));
  expect(await hub("eu-west-1").send(new GetFindingAggregatorCommand(named))).toMatchObject({ Regions: ["eu-west-2"] });
  await hub("eu-west-1").send(new DeleteFindingAggregatorCommand(named));
});

test("a hub that is disabled is gone with all it had", async () => {
  await hub("eu-west-1").send(new DisableSecurityHubCommand({}));
  expect((await failure(hub("eu-west-1").send(new DescribeHubCommand({})))).code).toBe("InvalidAccessException");
  await enable("eu-west-1", false);
  expect(await standardsOf("eu-west-1")).toEqual([]);
});

describe("what is set for accounts that join an organization", () => {
  const region = "eu-north-1";
  const describeIt = () => hub(region).send(new DescribeOrganizationConfigurationCommand({}));
  const update = (AutoEnable: boolean, AutoEnableStandards?: "NONE" | "DEFAULT", type?: "LOCAL" | "CENTRAL") =>
    hub(region).send(
      new UpdateOrganizationConfigurationCommand({
        AutoEnable,
        AutoEnableStandards,
        ...(type ? { OrganizationConfiguration: { ConfigurationType: type } } : {}),
      }),
    );

  test("is for the administrator, by a hub of its own", async () => {
    expect((await failure(describeIt())).message).toContain("is not subscribed");
    await enable(region, false);
    for (const call of [describeIt(), update(true)])
      expect(await failure(call)).toMatchObject({
        code: "InvalidAccessException",
        message: `Account ${account.accountId} is not an administrator for this organization`,
      });
  });

  test("is nothing before, and then what was said, region by region", async () => {
    await hub(region).send(new EnableOrganizationAdminAccountCommand({ AdminAccountId: account.accountId }));
    expect(await describeIt()).toMatchObject({ AutoEnable: false, AutoEnableStandards: "DEFAULT" });
    await update(true, "NONE");
    await update(true);
    expect(await describeIt()).toMatchObject({
      AutoEnable: true,
      AutoEnableStandards: "NONE",
      OrganizationConfiguration: { ConfigurationType: "LOCAL", Status: "ENABLED" },
    });
  });

  test("is left to policies with central configuration", async () => {
    expect((await failure(update(true, "NONE", "CENTRAL"))).code).toBe("InvalidInputException");
    await update(false, "NONE", "CENTRAL");
    expect((await failure(update(true))).code).toBe("InvalidInputException");
  });
});
