import * as fc from "../../support/properties";
import { smallestChange } from "../../../domain/replay/smallest-change";
import { replayed, SETTINGS } from "../../support/replaying";
import { ROOT, sessionOf, TRAIL_ACCOUNT, trailRecord, trailRecords, userOf } from "../../support/trail-records";

const HOME = "ap-southeast-2";
const role = (name: string) => `arn:aws:iam::${TRAIL_ACCOUNT}:role/${name}`;
const run = (type: string, region = HOME, identity: object = sessionOf("ci", "1")) =>
  trailRecord(identity, "ec2.amazonaws.com", "RunInstances", region, { requestParameters: { instanceType: type } });
const call = (source: string, name: string, region = HOME, identity: object = sessionOf("ci", "1")) =>
  trailRecord(identity, `${source}.amazonaws.com`, name, region, { requestParameters: {} });

const fleet = (type: string, tag: string) =>
  trailRecord(sessionOf("ci", "1"), "ec2.amazonaws.com", "CreateFleet", HOME, {
    requestParameters: {
      CreateFleetRequest: {
        Type: "instant",
        LaunchTemplateConfigs: {
          Overrides: { InstanceType: type },
          LaunchTemplateSpecification: { Version: "$Latest" },
        },
        TagSpecification: { ResourceType: "instance", Tag: { Key: tag, Value: "default" } },
      },
    },
  });

async function changeFor(records: Iterable<unknown>, given = {}) {
  const { tally } = await replayed(records, given);
  return smallestChange(SETTINGS, tally.seen());
}

const listOf = async (records: Iterable<unknown>, given = {}) =>
  (await changeFor(records, given)).list.map(({ kind, value }) => `${kind.setting} ${value}`).sort();

describe("the smallest change", () => {
  it.each<[string, unknown[], string[]]>([
    ["is none when nothing is denied", [run("t3.small")], []],
    ["is a type", [run("m5.4xlarge")], ["guardrails.allowedInstanceTypes m5.4xlarge"]],
    [
      "is the family where it weighs less than its sizes",
      ["2xlarge", "4xlarge", "8xlarge", "12xlarge"].map((size) => run(`m5.${size}`)),
      ["guardrails.allowedInstanceTypes m5.*"],
    ],
    ["is a service", [call("bedrock", "InvokeModel")], ["guardrails.unusedServices bedrock"]],
    ["is a region", [call("ec2", "DescribeInstances", "eu-west-1")], ["allowedRegions eu-west-1"]],
    [
      "is a change for each statement that denies a call",
      [run("m5.4xlarge", "eu-west-1")],
      ["allowedRegions eu-west-1", "guardrails.allowedInstanceTypes m5.4xlarge"],
    ],
    [
      "is a region and a service, of whose limits the call is within",
      [call("sagemaker", "CreateModel", "eu-west-1")],
      ["allowedRegions eu-west-1", "guardrails.unusedServices sagemaker"],
    ],
    [
      "is a service and a type that is beyond its limits once it is open",
      [
        trailRecord(sessionOf("ci", "1"), "sagemaker.amazonaws.com", "CreateTrainingJob", HOME, {
          requestParameters: { resourceConfig: { instanceType: "ml.p5.48xlarge" } },
        }),
      ],
      ["guardrails.allowedInstanceTypes p5.48xlarge", "guardrails.unusedServices sagemaker"],
    ],
    [
      "is the launcher of a role that asks for fleets with its tag",
      [fleet("m5.large", "karpenter.sh/nodepool")],
      [`guardrails.allowedLaunchers karpenter=${role("ci")}`],
    ],
    [
      "is the launcher and a type, when the fleet names one that is not allowed",
      [fleet("m5.4xlarge", "karpenter.sh/nodepool")],
      ["guardrails.allowedInstanceTypes m5.4xlarge", `guardrails.allowedLaunchers karpenter=${role("ci")}`],
    ],
    ["is no launcher without the tag", [fleet("m5.large", "team")], [`guardrails.exemptPrincipals ${role("ci")}`]],
    [
      "is the region of a tool for a role that works on a stack there",
      [call("cloudformation", "CreateChangeSet", "us-east-1"), call("ecr", "CreateRepository", "us-east-1")],
      [`guardrails.toolRegions us-east-1=${role("ci")}`],
    ],
    [
      "is the whole region for a user, and a stack elsewhere",
      [
        call("cloudformation", "CreateChangeSet", "eu-west-1"),
        call("cloudformation", "CreateStack", "us-east-1", userOf("anna")),
      ],
      ["allowedRegions eu-west-1", "allowedRegions us-east-1"],
    ],
    [
      "is a role where nothing else opens what it does",
      [call("iam", "CreateUser", "us-east-1")],
      [`guardrails.exemptPrincipals ${role("ci")}`],
    ],
    [
      "is that role alone, when it must be exempt anyway",
      [call("iam", "CreateUser", "us-east-1"), run("m5.4xlarge", "eu-west-1"), call("bedrock", "InvokeModel")],
      [`guardrails.exemptPrincipals ${role("ci")}`],
    ],
    [
      "is a role rather than six regions",
      ["eu-west-1", "eu-west-2", "eu-west-3", "us-east-2", "us-west-1", "sa-east-1"].map((region) =>
        call("ec2", "DescribeInstances", region),
      ),
      [`guardrails.exemptPrincipals ${role("ci")}`],
    ],
    [
      "is a region rather than a user",
      [call("ec2", "DescribeInstances", "eu-west-1", userOf("anna"))],
      ["allowedRegions eu-west-1"],
    ],
  ])("%s", async (_, records, expected) => {
    expect(await listOf(records)).toEqual(expected);
  });

  it("asks nothing for those who are left out", async () => {
    const records = [run("p5.48xlarge", HOME, userOf("eve")), run("m5.4xlarge")];
    const except = [`arn:aws:iam::${TRAIL_ACCOUNT}:user/eve`];
    expect(await listOf(records, { except })).toEqual(["guardrails.allowedInstanceTypes m5.4xlarge"]);
  });

  it("names what no setting opens", async () => {
    const { list, remaining } = await changeFor([call("iam", "CreateUser", "us-east-1", ROOT), run("m5.4xlarge")]);
    expect(list.map(({ value }) => value)).toEqual(["m5.4xlarge"]);
    expect(remaining.map(({ principal, request }) => [principal, request.action])).toEqual([
      [`arn:aws:iam::${TRAIL_ACCOUNT}:root`, "iam:CreateUser"],
    ]);
  });

  it("counts the calls that each change lets through, most first", async () => {
    const { list } = await changeFor([
      run("m5.4xlarge"),
      call("bedrock", "InvokeModel"),
      call("bedrock", "InvokeModel"),
    ]);
    expect(list.map(({ value, lets }) => [value, lets])).toEqual([
      ["bedrock", 2],
      ["m5.4xlarge", 1],
    ]);
  });

  it("lets every honest call of 100,000 records pass when it is applied and they are replayed", async () => {
    const settings = (await changeFor(trailRecords(100_000))).settings;
    const { tally } = await replayed(trailRecords(100_000), { settings });
    expect(tally.rows()).toEqual([]);
  });

  it("is needed as a whole: without any one change of it, a call is denied", async () => {
    const actions = ["ec2:RunInstances", "bedrock:InvokeModel", "sagemaker:CreateModel", "ec2:DescribeInstances"];
    const record = fc
      .tuple(
        fc.constantFrom(...actions),
        fc.constantFrom(HOME, "eu-west-1", "us-east-2"),
        fc.constantFrom("t3.small", "m5.4xlarge", "p5.48xlarge"),
        fc.constantFrom(sessionOf("ci", "1"), sessionOf("data/etl", "1"), userOf("anna")),
      )
      .map(([action, region, instanceType, identity]) => {
        const [service, name] = action.split(":");
        return trailRecord(identity, `${service}.amazonaws.com`, name!, region, {
          requestParameters: { instanceType },
        });
      });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 8 }), async (records) => {
        const { list, settings } = await changeFor(records);
        const denied = async (with_: object) => (await replayed(records, { settings: with_ })).tally.rows().length;
        expect(await denied(settings)).toBe(0);
        for (const left of list) {
          const rest = list.filter((change) => change !== left);
          const without = rest.reduce((before, { kind, value }) => kind.apply(before, value), SETTINGS);
          expect(await denied(without)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 12 },
    );
  });
});
