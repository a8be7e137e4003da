import { AccessAnalyzerClient, CreateAnalyzerCommand, ListAnalyzersCommand } from "@aws-sdk/client-accessanalyzer";
import { PutAlternateContactCommand } from "@aws-sdk/client-account";
import {
  CloudTrailClient,
  CreateTrailCommand,
  DescribeTrailsCommand,
  StartLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import { CostExplorerClient, CreateAnomalyMonitorCommand } from "@aws-sdk/client-cost-explorer";
import { CreateDetectorCommand, ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import {
  AddUserToGroupCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateOpenIDConnectProviderCommand,
  CreateUserCommand,
  ListGroupsCommand,
  UpdateAccountPasswordPolicyCommand,
} from "@aws-sdk/client-iam";
import { CreateIndexCommand, GetIndexCommand, ResourceExplorer2Client } from "@aws-sdk/client-resource-explorer-2";
import { parse } from "yaml";
import { GITHUB_ISSUER } from "../../domain/documents/access/trust";
import { clientsFor } from "../../sandbox/account/clients";
import type { AdoptResult } from "../../cli/adopt/result";
import { readControls } from "../support/control-readings";
import { logBucket } from "../support/log-bucket";
import { runRingfence } from "../support/run-ringfence";
import { changes, openTestStack, type TestStack, TWO_REGIONS } from "../support/stack";

jest.setTimeout(600_000);

const HOME = "ap-southeast-2";
const REGIONS = [HOME, "eu-west-1", "us-east-1"];
const GROUP = "ringfence-least-privilege-developer";

const SETTINGS = {
  ...TWO_REGIONS,
  enabledRegions: REGIONS,
  controls: {
    "least-privilege": { githubSubject: "repo:acme/infrastructure:environment:production" },
  },
};

/** An account that somebody worked on, where a region or the account has once what the baseline wants too. */
describe("an account where everything exists already", () => {
  let stack: TestStack;
  let before: Awaited<ReturnType<typeof theirs>>;
  let trail: string;
  let existing: Record<string, unknown>;

  const clients = (region: string) => {
    const { endpoint, credentials } = stack.session.account;
    const where = { endpoint, credentials, region };
    return {
      ...clientsFor(stack.session.account, region),
      analyzer: new AccessAnalyzerClient(where),
      cloudtrail: new CloudTrailClient(where),
      costs: new CostExplorerClient(where),
      explorer: new ResourceExplorer2Client(where),
    };
  };

  /** What of the account must be the same thing afterwards. */
  const theirs = async () => ({
    detectors: await Promise.all(
      REGIONS.map(async (region) => (await clients(region).guardduty.send(new ListDetectorsCommand({}))).DetectorIds),
    ),
    analyzers: (await clients("us-east-1").analyzer.send(new ListAnalyzersCommand({}))).analyzers?.map(
      ({ name }) => name,
    ),
    index: (await clients("eu-west-1").explorer.send(new GetIndexCommand({}))).Arn,
    trails: (await clients(HOME).cloudtrail.send(new DescribeTrailsCommand({}))).trailList?.map(
      ({ TrailARN }) => TrailARN,
    ),
  });

  beforeAll(async () => {
    stack = await openTestStack(SETTINGS);
    for (const region of REGIONS) await clients(region).guardduty.send(new CreateDetectorCommand({ Enable: true }));
    await clients("us-east-1").analyzer.send(new CreateAnalyzerCommand({ analyzerName: "console", type: "ACCOUNT" }));
    await clients("eu-west-1").explorer.send(new CreateIndexCommand({}));
    const { account, iam, s3 } = clients("us-east-1");
    const S3BucketName = await logBucket(s3, "their-logs");
    const { cloudtrail } = clients(HOME);
    const made = new CreateTrailCommand({ Name: "theirs", S3BucketName, IsMultiRegionTrail: true });
    trail = (await cloudtrail.send(made)).TrailARN!;
    await cloudtrail.send(new StartLoggingCommand({ Name: trail }));
    await iam.send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 20, MaxPasswordAge: 90 }));
    const AnomalyMonitor = { MonitorName: "Default", MonitorType: "DIMENSIONAL", MonitorDimension: "SERVICE" } as const;
    await clients("us-east-1").costs.send(new CreateAnomalyMonitorCommand({ AnomalyMonitor }));
    const contact = { Name: "Zoe", Title: "Owner", EmailAddress: "zoe@acme.sandbox", PhoneNumber: "+61 2 9374 4003" };
    await account.send(new PutAlternateContactCommand({ ...contact, AlternateContactType: "SECURITY" }));
    const Url = `https://${GITHUB_ISSUER}`;
    await iam.send(new CreateOpenIDConnectProviderCommand({ Url, ClientIDList: ["sts.amazonaws.com"] }));
    await iam.send(new CreateGroupCommand({ GroupName: GROUP }));
    await iam.send(new CreateGroupCommand({ GroupName: "robots" }));
    for (const UserName of ["ci", "mallory"]) {
      await iam.send(new CreateUserCommand({ UserName }));
      await iam.send(new CreateAccessKeyCommand({ UserName }));
    }
    await iam.send(new AddUserToGroupCommand({ GroupName: "robots", UserName: "ci" }));
    // It also makes the emulator load its services, which can take longer than a preview waits.
    await readControls(stack.session.account, REGIONS);
    before = await theirs();
  });
  afterAll(() => stack.close());

  /** The error of a preview, without the frame of the command line. */
  const refusal = async (): Promise<string> => {
    const { code, output } = await stack.run(["preview"]);
    expect(code).not.toBe(0);
    const [, error] = /error: ([\s\S]*?)\n\nResources:/.exec(output.slice(output.indexOf("Diagnostics:"))) ?? [];
    return (error ?? output).replace(/^ {4}/gm, "");
  };

  test("the preview names each setting, a group and a role that are not there, and makes nothing", async () => {
    stack.configure({ ...SETTINGS, guardrails: { groups: ["nobodies"], roles: ["nothing"] } });
    const told = await refusal();
    expect([...told.matchAll(/^ *- (\S+): /gm)].map(([, path]) => path).sort()).toEqual([
      "existing.analyzers",
      "existing.anomalyMonitor",
      "existing.detectorIds",
      "existing.githubProviderArn",
      "existing.indexes",
      "guardrails.groups[0]",
      "guardrails.roles[0]",
    ]);
    expect(told).toContain("there is a detector already in ap-southeast-2, eu-west-1, us-east-1");
    expect((await stack.resources()).filter(({ type }) => type.startsWith("aws:"))).toEqual([]);
  });

  /** `ringfence adopt` with the configuration of the stack. */
  const adopt = async (...words: string[]) => {
    const before = { ...process.env };
    Object.assign(process.env, stack.session.account.env);
    try {
      return await runRingfence("adopt", "--settings", stack.configFile, ...words);
    } finally {
      process.env = before;
    }
  };
  const adoption = async () => {
    const { code, out } = await adopt("--json");
    return { code, result: JSON.parse(out) as AdoptResult };
  };

  test("adopt says the same as the preview, before it, with the trail and with who holds keys", async () => {
    stack.configure(SETTINGS);
    const told = await refusal();
    const block = parse(told.slice(told.indexOf("ringfence:existing:"))) as Record<string, object>;
    const { code, result } = await adoption();
    expect({ code, gaps: result.gaps }).toEqual({ code: 2, gaps: [] });
    // Of a trail the preview warns only: a second one costs money and breaks nothing.
    expect(result.existing).toEqual({ ...block["ringfence:existing"], trail });
    expect(result.lines.every(({ does, named }) => does !== "" && !named)).toBe(true);
    const arn = (name: string) => `arn:aws:iam::${stack.session.account.accountId}:user/${name}`;
    expect(result.keys).toMatchObject({
      unbound: [
        { arn: arn("ci"), groups: ["robots"] },
        { arn: arn("mallory"), groups: [] },
      ],
      inNoGroup: [arn("mallory")],
    });
    expect(result.guardrails).toEqual({ mode: "account", groups: ["robots"] });
    // What the preview asks beside that, it asks here, too.
    const decisions = [...told.matchAll(/^ *- (\S+): /gm)].map(([, path]) => path!);
    expect(result.decisions.map(({ path }) => path)).toEqual(decisions.filter((path) => !path.startsWith("existing.")));
    const { out } = await adopt();
    const text = out.slice(
      out.indexOf("ringfence:existing:"),
      out.indexOf("As the settings bind, 2 users with an access key"),
    );
    expect((parse(text) as Record<string, object>)["ringfence:existing"]).toEqual(result.existing);
    expect(out).toMatch(/^ +# Detectors that exist\. /m);
  });

  test("its block, pasted as it is, is what the first up needs: nothing is replaced, deleted or made twice", async () => {
    stack.configure(SETTINGS);
    const told = await refusal();
    const block = told.slice(told.indexOf("ringfence:existing:"));
    existing = (parse(block) as Record<string, Record<string, unknown>>)["ringfence:existing"]!;
    expect(existing).toEqual({
      detectorIds: Object.fromEntries(REGIONS.map((region, index) => [region, before.detectors[index]![0]])),
      analyzers: { "us-east-1": "console" },
      indexes: { "eu-west-1": before.index },
      githubProviderArn: expect.stringMatching(/:oidc-provider\/token\.actions\.githubusercontent\.com$/) as string,
      anomalyMonitor: expect.stringMatching(/:anomalymonitor\//) as string,
    });
    stack.configure({ ...SETTINGS, existing: { ...existing, trail } });
    const first = await stack.up();
    expect(first).toMatchObject({ code: 0 });
    expect(changes(first)).not.toHaveProperty("replaced");
    expect(changes(first)).not.toHaveProperty("deleted");
    expect(await theirs()).toEqual(before);
  });

  test("afterwards adopt has nothing to add, and says that a baseline is at work", async () => {
    const { result } = await adoption();
    expect(result.gaps).toEqual([]);
    expect(result.lines.filter(({ named }) => !named)).toEqual([]);
    expect(result.existing).toEqual({ ...existing, trail });
    expect(result.atWork).toEqual([
      expect.stringMatching(/:ringfence-alert-channel-topic-ap-southeast-2-[0-9a-f]{7}$/),
    ]);
    expect(result.takenOver).toEqual([]);
    expect((await adopt()).out).toMatch(/^The settings name all \d+ that exist/m);
  });

  test("the second up and a refresh change nothing", async () => {
    expect(await stack.up("--expect-no-changes")).toMatchObject({ code: 0 });
    expect(await stack.run(["refresh", "--yes", "--skip-preview", "--expect-no-changes"])).toMatchObject({ code: 0 });
  });

  test("a stricter password rule stays, the contact is the owner's, and a group of the same name is left alone", async () => {
    const found = await readControls(stack.session.account, [HOME]);
    expect(found["password-policy"]![HOME]).toMatchObject({ MinimumPasswordLength: 20, MaxPasswordAge: 90 });
    expect(JSON.stringify(found["contacts"]![HOME])).toContain("security@acme.sandbox");
    const { Groups = [] } = await clients(HOME).iam.send(new ListGroupsCommand({}));
    expect(Groups.map(({ GroupName }) => GroupName)).toEqual(
      expect.arrayContaining([GROUP, expect.stringMatching(new RegExp(`^${GROUP}-[0-9a-f]{7}$`))]),
    );
  });
});

describe("a region that is named and off", () => {
  it("is refused in the preview by its name, and no service is asked there", async () => {
    const off = ["ap-southeast-2", "us-east-1", "af-south-1"];
    const stack = await openTestStack({ ...TWO_REGIONS, enabledRegions: off, optInRegions: ["af-south-1"] });
    try {
      const { code, output } = await stack.run(["preview"]);
      expect(code).not.toBe(0);
      expect(output).toContain(
        'enabledRegions[2]: "af-south-1" is not enabled in the account; remove it, or enable it',
      );
      expect(output).not.toMatch(/security token|AuthFailure/);
    } finally {
      await stack.close();
    }
  });
});
