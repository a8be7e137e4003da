import { PACK, packJudges } from "../support/pack-in-a-language";
import { previewWithPack } from "../support/pack-preview";
import { expectParts } from "../support/parts-of-the-baseline";
import { exampleFiles, programFolders, type ProgramFolders } from "../support/program-folder";
import { installPythonPackage, pythonEnvironment } from "../support/python-programs";
import { openTestStack, succeeded, type TestStack } from "../support/stack";

const program = (name: string, ...statements: string[]): Record<string, string> => ({
  "Pulumi.yaml": `name: ${name}\nruntime: python\nconfig:\n  aws:region: ap-southeast-2\n`,
  "__main__.py": ["import pulumi", "import pulumi_aws as aws", ...statements, ""].join("\n"),
});

/** A fleet abroad with a key on board, and a topic of a provider that stands abroad. */
const VIOLATING = program(
  "violating-python",
  `from base64 import b64encode`,
  `elsewhere = aws.Provider("elsewhere", region="eu-west-3")`,
  `aws.sns.Topic("far", opts=pulumi.ResourceOptions(provider=elsewhere))`,
  `start = b64encode(b"export AWS_ACCESS_KEY_ID=AKIA" + b"Z7FOLLOWTHEKEY23").decode()`,
  `machine = {"ami": "ami-0123456789abcdef0", "instance_type": "c4.xlarge", "user_data": start}`,
  `role = "arn:aws:iam::123456789012:role/fleet"`,
  `fleet = {"iam_fleet_role": role, "target_capacity": 100, "launch_specifications": [machine]}`,
  `aws.ec2.SpotFleetRequest("fleet", region="us-west-1", **fleet)`,
);

/** What nobody has to object to; in the second, one region is known only when it is deployed. */
const TOPIC = `topic = aws.sns.Topic("topic")`;
const CLEAN = program("clean-python", TOPIC);
const UNDECIDED = program("undecided-python", TOPIC, `aws.sns.Topic("second", region=topic.arn)`);

describe("a program in Python", () => {
  let programs: ProgramFolders;
  let parts: TestStack;
  let packages: string;
  beforeAll(async () => {
    programs = programFolders();
    parts = await openTestStack({}, { cwd: programs.write("parts", exampleFiles("python/parts")) });
    packages = await installPythonPackage(parts, programs.folder);
  });
  afterAll(async () => {
    await parts.close();
    programs.remove();
  });

  const preview = async (name: string, files: Record<string, string>) => {
    const stack = await openTestStack({}, { cwd: programs.write(name, files), beside: parts });
    return previewWithPack(stack, PACK, { env: pythonEnvironment(parts) });
  };
  const withComponents = () => ({ env: pythonEnvironment(parts, packages) });

  packJudges({ violating: VIOLATING, clean: CLEAN, undecided: UNDECIDED }, preview);

  test("uses parts of the baseline, which the account then has", async () => {
    const up = ["up", "--yes", "--skip-preview", "--suppress-outputs"];
    expect(succeeded(await parts.run(up, withComponents()))).toBe(true);
    await expectParts(parts);
    expect(succeeded(await parts.run(["destroy", "--yes", "--skip-preview"], withComponents()))).toBe(true);
  });

  test("plans the whole baseline", async () => {
    const baseline = await openTestStack(
      {},
      { cwd: programs.write("baseline", exampleFiles("python/baseline")), beside: parts },
    );
    const result = await baseline.run(["preview"], withComponents());
    expect(succeeded(result)).toBe(true);
    expect(result.output).toMatch(/aws:account:AlternativeContact baseline-contacts-security create/);
    expect(result.output).toMatch(/aws:iam:Policy baseline-guardrails-region-deny create/);
  });
});
