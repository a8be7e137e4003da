import {
  AccessAnalyzerClient,
  CreateAnalyzerCommand,
  DeleteAnalyzerCommand,
  GetAnalyzerCommand,
  ListAnalyzersCommand,
  type Type,
} from "@aws-sdk/client-accessanalyzer";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";

let account: SandboxAccount;
const clients = new Map<string, AccessAnalyzerClient>();
const inRegion = (region: string): AccessAnalyzerClient => {
  const { endpoint, credentials } = account;
  if (!clients.has(region)) clients.set(region, new AccessAnalyzerClient({ endpoint, credentials, region }));
  return clients.get(region)!;
};
beforeAll(async () => {
  account = await startAccount();
});
afterAll(() => account.stop());

const create = (analyzerName: string, type: Type = "ACCOUNT", region = "eu-west-1") =>
  inRegion(region).send(new CreateAnalyzerCommand({ analyzerName, type, tags: { owner: "a" } }));

test("a region takes one analyzer of each type, of which another region knows nothing", async () => {
  const { arn } = await create("outside");
  expect(arn).toBe(`arn:aws:access-analyzer:eu-west-1:${account.accountId}:analyzer/outside`);
  await create("outside", "ACCOUNT", "eu-west-2");
  await create("unused", "ACCOUNT_UNUSED_ACCESS");
  const names = async (type?: Type, region = "eu-west-1") =>
    (await inRegion(region).send(new ListAnalyzersCommand({ type }))).analyzers!.map(({ name }) => name);
  expect(await names()).toEqual(["outside", "unused"]);
  expect(await names("ACCOUNT")).toEqual(["outside"]);
  expect(await names(undefined, "eu-west-2")).toEqual(["outside"]);
  await expect(create("second")).rejects.toMatchObject({ name: "ServiceQuotaExceededException" });
  await expect(create("outside")).rejects.toMatchObject({ name: "ConflictException" });
});

test("what AWS's model forbids, and an organization that there is not, is refused", async () => {
  const refused = { name: "ValidationException" };
  await expect(create("1 name with spaces", "ACCOUNT", "eu-west-3")).rejects.toMatchObject(refused);
  await expect(create("of-all", "ORGANIZATION", "eu-west-3")).rejects.toMatchObject(refused);
});

test("an analyzer that is not there is not found", async () => {
  const absent = { analyzerName: "absent" };
  const gone = { name: "ResourceNotFoundException" };
  await expect(inRegion("eu-west-3").send(new GetAnalyzerCommand(absent))).rejects.toMatchObject(gone);
  await expect(inRegion("eu-west-3").send(new DeleteAnalyzerCommand(absent))).rejects.toMatchObject(gone);
});
