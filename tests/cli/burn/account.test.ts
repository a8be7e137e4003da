import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  IAMClient,
} from "@aws-sdk/client-iam";
import { startAccount, type SandboxAccount } from "../../../sandbox/account/account";
import type * as Patient from "../../support/patient-run";
import { runRingfence } from "../../support/run-ringfence";

jest.mock("../../../cli/probes/run", () =>
  jest.requireActual<typeof Patient>("../../support/patient-run").patientRun(),
);

let account: SandboxAccount;
const before = { ...process.env };

beforeAll(async () => {
  account = await startAccount();
  Object.assign(process.env, account.env);
  const { endpoint, credentials } = account;
  const iam = new IAMClient({ endpoint, credentials, region: "us-east-1" });
  const document = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "ec2:RunInstances", Resource: "*" } };
  await iam.send(new CreateUserCommand({ UserName: "ci" }));
  await iam.send(new CreateUserCommand({ UserName: "ada" }));
  const { Policy } = await iam.send(
    new CreatePolicyCommand({ PolicyName: "machines", PolicyDocument: JSON.stringify(document) }),
  );
  await iam.send(new AttachUserPolicyCommand({ UserName: "ci", PolicyArn: Policy!.Arn! }));
  await iam.send(new CreateAccessKeyCommand({ UserName: "ci" }));
  iam.destroy();
  account.circumstances.quotas["eu-west-1 L-1216C47A"] = 64;
});

afterAll(async () => {
  process.env = before;
  await account.stop();
});

const burn = (...words: string[]) =>
  runRingfence("burn", "--allowed-regions", "eu-west-1", "--mode", "organization", "--account", ...words);

interface Json {
  principals: {
    arn: string;
    activeKeys: number | null;
    usdPerHour: Record<string, number>;
    paths: { quota: string }[];
  }[];
  quotas: { region: string; quota: string; value: number; from: string; because?: string }[];
  notes: string[];
}
const burnJson = async (...words: string[]): Promise<Json> => JSON.parse((await burn("--json", ...words)).out) as Json;

it("counts each user with the policies, keys and quotas that the account has", async () => {
  const { principals, quotas, notes } = await burnJson();
  expect(notes).toEqual([]);
  expect(principals.map(({ arn, activeKeys }) => [arn.split("/")[1], activeKeys])).toEqual([
    ["ci", 1],
    ["ada", 0],
  ]);
  const [ci, ada] = principals;
  expect(ci!.paths.map(({ quota }) => quota)).toEqual(["on-demand", "spot"]);
  // 17 regions of 5 vCPUs and one of 64: 16 * 5 + 64 = 144.
  expect(ci!.usdPerHour["asIs"]).toBeCloseTo(144 * 0.21325 + 85 * 0.21325 * (0.015 / 0.04975), 4);
  // At home, on demand, the costliest type that is allowed, whose price is an estimate.
  expect(ci!.usdPerHour["withBaseline"]).toBeCloseTo(64 * 0.1, 4);
  expect(ci!.usdPerHour["withFreeze"]).toBeCloseTo(32 * 0.1, 4);
  expect(ada!.usdPerHour["asIs"]).toBe(0);
  expect(quotas.filter(({ from }) => from !== "account")).toEqual([]);
  expect(quotas).toContainEqual(expect.objectContaining({ region: "eu-west-1", quota: "on-demand", value: 64 }));
});

it("reads and changes nothing", async () => {
  account.journal.clear();
  await burn();
  const calls = account.journal.entries();
  expect(calls.length).toBeGreaterThan(200);
  expect(calls.filter(({ readOnly }) => !readOnly)).toEqual([]);
});

it("quotas that cannot be read are said, and AWS's defaults are used", async () => {
  const allowed = account.faults.inject({ kind: "accessDenied", region: "eu-west-1", operation: "GetServiceQuota" });
  const { quotas, notes, principals } = await burnJson("--principal", "ci");
  allowed();
  expect(notes).toEqual([
    expect.stringMatching(
      /^quotas of eu-west-1 cannot be read \(denied: AccessDenied.*\): AWS's defaults are used there$/,
    ),
  ]);
  expect(quotas.find(({ region, quota }) => region === "eu-west-1" && quota === "on-demand")).toMatchObject({
    value: 5,
    from: "default",
    because: expect.stringMatching(/^denied: /),
  });
  expect(principals[0]!.usdPerHour["withBaseline"]).toBeCloseTo(5 * 0.1, 4);
});

it("keys and regions that cannot be read are said too", async () => {
  const undo = ["ListUsers", "ListRegions", "GetAccountSummary"].map((operation) =>
    account.faults.inject({ kind: "accessDenied", operation }),
  );
  const { notes, principals } = await burnJson();
  undo.forEach((allowed) => {
    allowed();
  });
  expect(notes.map((note) => note.replace(/ \(.*\)/, ""))).toEqual([
    "the enabled regions cannot be read: the 17 that every account has are used",
    "access keys cannot be read: every user is shown as if it had one",
    "whether root has an access key cannot be read",
  ]);
  expect(principals.map(({ activeKeys }) => activeKeys)).toEqual([null, null]);
});

it("without the users and roles there is no answer", async () => {
  const allowed = account.faults.inject({ kind: "accessDenied", operation: "GetAccountAuthorizationDetails" });
  const { code, out, err } = await burn();
  allowed();
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toMatch(/^burn: the users and roles of the account cannot be read: denied: AccessDenied/);
  expect(err).toContain("allow iam:GetAccountAuthorizationDetails, or give its answer with --principals");
});

it("an account that does not answer is said, without a stack trace", async () => {
  process.env["AWS_ENDPOINT_URL"] = "http://127.0.0.1:59999";
  const { code, err } = await burn();
  process.env["AWS_ENDPOINT_URL"] = account.endpoint;
  expect(code).toBe(1);
  expect(err).toMatch(/^burn: the account cannot be asked: /);
  expect(err).not.toMatch(/\n\s+at /);
});
