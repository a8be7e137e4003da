import { AccountClient, GetAlternateContactCommand } from "@aws-sdk/client-account";
import {
  CreateDetectorCommand,
  GetDetectorCommand,
  GuardDutyClient,
  UpdateDetectorCommand,
} from "@aws-sdk/client-guardduty";

import { createProject, type PulumiProject, type RunResult } from "./pulumi-project";
import { startTestBed, type TestBed } from "./world";

const SECRETS = ["ciso@corp.test", "+61255501234", "finance@corp.test", "oncall@corp.test"];

const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const secret = (text) => pulumi.secret(text);

new aws.account.AlternativeContact("security", {
  alternateContactType: "SECURITY",
  name: "Ada",
  title: "CISO",
  emailAddress: secret("ciso@corp.test"),
  phoneNumber: secret("+61255501234"),
});
const detectors = ["eu-west-1", "ap-southeast-2"].map((region) =>
  new aws.guardduty.Detector("detector-" + region, { region, findingPublishingFrequency: "FIFTEEN_MINUTES" }));
const elsewhere = new aws.Provider("elsewhere", { region: "us-west-2", defaultTags: { tags: { from: "elsewhere" } } });
const topic = new aws.sns.Topic("alerts", {}, { provider: elsewhere });
new aws.sns.TopicPolicy("alerts", {
  arn: topic.arn,
  policy: topic.arn.apply((arn) => JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: ["budgets.amazonaws.com"] }, Action: "sns:Publish", Resource: arn }],
  })),
}, { provider: elsewhere });
new aws.sns.TopicSubscription("oncall", { topic: topic.arn, protocol: "email", endpoint: secret("oncall@corp.test") }, { provider: elsewhere });
new aws.budgets.Budget("monthly", {
  budgetType: "COST", timeUnit: "MONTHLY", limitAmount: "100", limitUnit: "USD",
  notifications: [{
    comparisonOperator: "GREATER_THAN", notificationType: "ACTUAL", threshold: 50, thresholdType: "PERCENTAGE",
    subscriberEmailAddresses: [secret("finance@corp.test")], subscriberSnsTopicArns: [topic.arn],
  }],
});
exports.topic = topic.arn;
exports.detector = detectors[0].id;
exports.regions = aws.getRegionsOutput().names.length;
`;

let bed: TestBed;
let project: PulumiProject;

beforeAll(async () => {
  bed = await startTestBed();
  project = createProject({ ...bed.account.env, PULUMI_DEBUG_PROVIDERS: `aws:${bed.provider.port}` });
  project.write(PROGRAM);
  await succeed("stack", "init", "test");
  await succeed("config", "set", "aws:region", "us-east-1");
});

afterAll(async () => {
  project.remove();
  await bed.stop();
});

async function succeed(...args: string[]): Promise<RunResult> {
  const result = await project.run(...args);
  if (result.code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${result.code}:\n${result.output}`);
  return result;
}

const detectorId = async () => (await succeed("stack", "output", "detector")).output.trim();

test("a first update makes everything, each in its region", async () => {
  const { output } = await succeed("up", "--yes");
  expect(output).toMatch(/\+ 9 created/);
  const topic = (await succeed("stack", "output", "topic")).output.trim();
  expect(topic).toMatch(/^arn:aws:sns:us-west-2:123456789012:alerts-[0-9a-f]{7}$/);
  const detector = new GetDetectorCommand({ DetectorId: await detectorId() });
  const found = await bed.world.client(GuardDutyClient, "eu-west-1").send(detector);
  expect(found.FindingPublishingFrequency).toBe("FIFTEEN_MINUTES");
});

test("the second one changes nothing, and neither does a refresh", async () => {
  await succeed("up", "--yes", "--skip-preview", "--expect-no-changes");
  await succeed("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  await succeed("up", "--yes", "--skip-preview", "--expect-no-changes");
});

test("secret contacts are secret in the state, and reach AWS", async () => {
  const { output } = await succeed("stack", "export");
  for (const secret of SECRETS) expect(output).not.toContain(secret);
  const contact = new GetAlternateContactCommand({ AlternateContactType: "SECURITY" });
  const { AlternateContact } = await bed.world.client(AccountClient).send(contact);
  expect(AlternateContact).toMatchObject({ EmailAddress: "ciso@corp.test", PhoneNumber: "+61255501234" });
});

test("what somebody changed in the account is seen and put back", async () => {
  const client = bed.world.client(GuardDutyClient, "eu-west-1");
  const DetectorId = await detectorId();
  await client.send(new UpdateDetectorCommand({ DetectorId, Enable: false }));
  const { output } = await succeed("up", "--refresh", "--yes", "--skip-preview");
  expect(output).toMatch(/detector-eu-west-1.*updated.*\[diff: .*enable/);
  expect((await client.send(new GetDetectorCommand({ DetectorId }))).Status).toBe("ENABLED");
});

test("a detector that exists already is adopted by its id and region", async () => {
  const client = bed.world.client(GuardDutyClient, "sa-east-1");
  const { DetectorId } = await client.send(new CreateDetectorCommand({ Enable: true }));
  project.write(`${PROGRAM}
new aws.guardduty.Detector("adopted", { region: "sa-east-1", enable: true }, { import: "${DetectorId}@sa-east-1" });`);
  expect((await succeed("up", "--yes")).output).toMatch(/= 1 imported/);
  await succeed("up", "--yes", "--skip-preview", "--expect-no-changes");
  project.write(PROGRAM);
  expect((await succeed("up", "--yes", "--skip-preview")).output).toMatch(/- 1 deleted/);
});

test("an unknown property stops the program in the preview, with the nearest name", async () => {
  // At the top level the generated classes drop what they do not know; inside an object it goes through.
  project.write(PROGRAM.replace("subscriberSnsTopicArns", "subscriberTopicArns"));
  const { code, output } = await project.run("preview");
  expect(code).not.toBe(0);
  expect(output).toContain('did you mean "subscriberSnsTopicArns"');
  project.write(PROGRAM);
});

test("a destroy leaves nothing", async () => {
  const { output } = await succeed("destroy", "--yes", "--skip-preview");
  expect(output).toMatch(/- 9 deleted/);
});
