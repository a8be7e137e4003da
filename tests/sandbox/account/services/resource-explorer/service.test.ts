import {
  CreateIndexCommand,
  CreateViewCommand,
  DeleteIndexCommand,
  GetIndexCommand,
  GetViewCommand,
  ListIndexesCommand,
  ResourceExplorer2Client,
  UpdateIndexTypeCommand,
} from "@aws-sdk/client-resource-explorer-2";
import { startAccount, type SandboxAccount } from "../../../../../sandbox/account/account";

const [HOME, OTHER] = ["eu-west-1", "eu-west-2"];

let account: SandboxAccount;
let home: ResourceExplorer2Client;
let other: ResourceExplorer2Client;
beforeAll(async () => {
  account = await startAccount();
  const { endpoint, credentials } = account;
  home = new ResourceExplorer2Client({ endpoint, credentials, region: HOME });
  other = new ResourceExplorer2Client({ endpoint, credentials, region: OTHER });
});
afterAll(() => account.stop());

const promote = (client: ResourceExplorer2Client, Arn: string | undefined) =>
  client.send(new UpdateIndexTypeCommand({ Arn, Type: "AGGREGATOR" }));

test("a region has one index, every region lists them all, and one of them is the aggregator", async () => {
  await expect(home.send(new GetIndexCommand({}))).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  const [made, second] = await Promise.all([
    home.send(new CreateIndexCommand({})),
    other.send(new CreateIndexCommand({})),
  ]);
  await expect(home.send(new CreateIndexCommand({}))).rejects.toMatchObject({ name: "ConflictException" });
  await promote(home, made.Arn);
  await expect(promote(other, second.Arn)).rejects.toMatchObject({ name: "ServiceQuotaExceededException" });
  const { Indexes } = await other.send(new ListIndexesCommand({}));
  expect(Indexes).toEqual(
    expect.arrayContaining([
      { Region: HOME, Arn: made.Arn, Type: "AGGREGATOR" },
      { Region: OTHER, Arn: second.Arn, Type: "LOCAL" },
    ]),
  );
  await expect(home.send(new DeleteIndexCommand({ Arn: second.Arn }))).rejects.toMatchObject({
    name: "ResourceNotFoundException",
  });
});

test("a view needs an index, goes with it, and within a day of a demotion there is no new aggregator", async () => {
  const { View } = await home.send(new CreateViewCommand({ ViewName: "everything" }));
  expect(View).toMatchObject({ ViewName: "everything", Scope: `arn:aws:iam::${account.accountId}:root` });
  await expect(home.send(new CreateViewCommand({ ViewName: "everything" }))).rejects.toMatchObject({
    name: "ConflictException",
  });
  const { Arn } = await home.send(new GetIndexCommand({}));
  await home.send(new DeleteIndexCommand({ Arn }));
  await expect(home.send(new GetViewCommand({ ViewArn: View!.ViewArn }))).rejects.toMatchObject({
    name: "UnauthorizedException",
  });
  await expect(home.send(new CreateViewCommand({ ViewName: "everything" }))).rejects.toMatchObject({
    name: "ValidationException",
  });
  const { Arn: second } = await other.send(new GetIndexCommand({}));
  await expect(promote(other, second)).rejects.toMatchObject({ name: "ConflictException" });
});
