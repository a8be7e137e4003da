import {
  AccountClient,
  DeleteAlternateContactCommand,
  DisableRegionCommand,
  EnableRegionCommand,
  GetAccountInformationCommand,
  GetAlternateContactCommand,
  GetContactInformationCommand,
  GetRegionOptStatusCommand,
  ListRegionsCommand,
  PutAlternateContactCommand,
  PutContactInformationCommand,
  paginateListRegions,
} from "@aws-sdk/client-account";
import { DescribeRegionsCommand, DescribeVpcsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { DEFAULT_REGIONS, REGIONS } from "../../../../domain/regions/regions";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { connect, failure } from "../support";

let account: SandboxAccount;
let client: AccountClient;

beforeAll(async () => {
  account = await startAccount();
  client = connect(AccountClient, account);
});

afterAll(() => account.stop());

const contact = { Name: "Anna", Title: "Security", EmailAddress: "security@corp.test", PhoneNumber: "+61 2 5550 1234" };
const primary = {
  FullName: "Anna Ito",
  AddressLine1: "1 George St",
  City: "Sydney",
  PostalCode: "2000",
  CountryCode: "AU",
  PhoneNumber: "+61255501234",
};

const statusOf = async (RegionName: string) =>
  (await client.send(new GetRegionOptStatusCommand({ RegionName }))).RegionOptStatus;

const ec2Regions = async (AllRegions = false) => {
  const { Regions = [] } = await connect(EC2Client, account).send(new DescribeRegionsCommand({ AllRegions }));
  return Regions;
};

test("an account that answers is active", async () => {
  expect(await client.send(new GetAccountInformationCommand({}))).toMatchObject({
    AccountId: account.accountId,
    AccountState: "ACTIVE",
  });
});

describe("alternate contacts", () => {
  const type = { AlternateContactType: "SECURITY" as const };

  test("a new account has none", async () => {
    expect(await failure(client.send(new GetAlternateContactCommand(type)))).toMatchObject({
      code: "ResourceNotFoundException",
      status: 404,
    });
  });

  test("a contact reads back as it was put, and a second one takes its place", async () => {
    await client.send(new PutAlternateContactCommand({ ...type, ...contact }));
    await client.send(new PutAlternateContactCommand({ ...type, ...contact, Name: "Ben" }));
    const { AlternateContact } = await client.send(new GetAlternateContactCommand(type));
    expect(AlternateContact).toEqual({ ...type, ...contact, Name: "Ben" });
  });

  test("a contact is deleted once", async () => {
    await client.send(new DeleteAlternateContactCommand(type));
    expect(await failure(client.send(new DeleteAlternateContactCommand(type)))).toMatchObject({
      code: "ResourceNotFoundException",
    });
  });

  test("what AWS's model forbids is refused", async () => {
    const wrong = new PutAlternateContactCommand({
      ...type,
      ...contact,
      EmailAddress: "nobody",
      PhoneNumber: "call me",
    });
    const { code, message } = await failure(client.send(wrong));
    expect(code).toBe("ValidationException");
    expect(message).toMatch(
      /^2 validation error\(s\): value 'nobody' at EmailAddress must match .*'call me' at PhoneNumber/,
    );
  });
});

describe("the primary contact", () => {
  test("is absent, then reads back as it was put", async () => {
    expect(await failure(client.send(new GetContactInformationCommand({})))).toMatchObject({
      code: "ResourceNotFoundException",
    });
    await client.send(new PutContactInformationCommand({ ContactInformation: primary }));
    const { ContactInformation } = await client.send(new GetContactInformationCommand({}));
    expect(ContactInformation).toEqual(primary);
  });

  test("needs every required part", async () => {
    const put = new PutContactInformationCommand({ ContactInformation: { ...primary, City: undefined } });
    expect(await failure(client.send(put))).toMatchObject({
      message: "1 validation error(s): value at ContactInformation.City must not be null",
    });
  });
});

describe("regions", () => {
  test("the default ones are enabled, the others are not", async () => {
    const pages: Record<string, string> = {};
    for await (const { Regions } of paginateListRegions({ client, pageSize: 10 }, {}))
      for (const { RegionName, RegionOptStatus } of Regions ?? []) pages[RegionName!] = RegionOptStatus!;
    const expected = REGIONS.map(({ name, optIn }) => [name, optIn ? "DISABLED" : "ENABLED_BY_DEFAULT"]);
    expect(pages).toEqual(Object.fromEntries(expected));
  });

  test("a list can be filtered by status", async () => {
    const list = new ListRegionsCommand({ MaxResults: 50, RegionOptStatusContains: ["ENABLED", "ENABLED_BY_DEFAULT"] });
    const { Regions, NextToken } = await client.send(list);
    expect(Regions?.map(({ RegionName }) => RegionName)).toEqual(DEFAULT_REGIONS);
    expect(NextToken).toBeUndefined();
  });

  test("an opt-in region is closed until it is enabled, on its way for one read, then open; and back", async () => {
    const region = "af-south-1";
    const call = () => connect(EC2Client, account, region).send(new DescribeVpcsCommand({}));
    expect(await failure(call())).toEqual({
      code: "AuthFailure",
      message: "AWS was not able to validate the provided access credentials",
      status: 401,
    });

    await client.send(new EnableRegionCommand({ RegionName: region }));
    expect(await failure(client.send(new DisableRegionCommand({ RegionName: region })))).toMatchObject({
      code: "ConflictException",
      status: 409,
    });
    expect([await statusOf(region), await statusOf(region)]).toEqual(["ENABLING", "ENABLED"]);
    expect((await call()).Vpcs).toHaveLength(1);
    expect((await ec2Regions()).find(({ RegionName }) => RegionName === region)?.OptInStatus).toBe("opted-in");

    await client.send(new DisableRegionCommand({ RegionName: region }));
    expect([await statusOf(region), await statusOf(region)]).toEqual(["DISABLING", "DISABLED"]);
    expect(await failure(call())).toMatchObject({ code: "AuthFailure" });
  });

  test("a default region and one that does not exist cannot be disabled", async () => {
    const refused = (RegionName: string) => failure(client.send(new DisableRegionCommand({ RegionName })));
    const error = { code: "ValidationException", status: 400 };
    expect([await refused("us-east-1"), await refused("mars-north-1")]).toEqual([
      { ...error, message: "The region us-east-1 is enabled by default and cannot be changed." },
      { ...error, message: "The region mars-north-1 is not valid." },
    ]);
  });

  test("EC2 shows the enabled regions, and the others only when asked for all", async () => {
    expect((await ec2Regions()).map(({ RegionName }) => RegionName)).toEqual(DEFAULT_REGIONS);
    const all = await ec2Regions(true);
    expect(all).toHaveLength(REGIONS.length);
    expect(all.find(({ RegionName }) => RegionName === "me-south-1")?.OptInStatus).toBe("not-opted-in");
  });

  test("EC2 filters regions by name and status", async () => {
    const ec2 = connect(EC2Client, account);
    const named = await ec2.send(new DescribeRegionsCommand({ RegionNames: ["eu-west-1", "sa-east-1"] }));
    expect(named.Regions?.map(({ RegionName }) => RegionName)).toEqual(["sa-east-1", "eu-west-1"]);
    const off = new DescribeRegionsCommand({
      AllRegions: true,
      Filters: [{ Name: "opt-in-status", Values: ["not-opted-in"] }],
    });
    expect((await ec2.send(off)).Regions).toHaveLength(REGIONS.length - DEFAULT_REGIONS.length);
    expect(await failure(ec2.send(new DescribeRegionsCommand({ RegionNames: ["mars-north-1"] })))).toMatchObject({
      code: "InvalidParameterValue",
    });
  });
});
