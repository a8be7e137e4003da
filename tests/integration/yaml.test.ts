import { GetAlternateContactCommand } from "@aws-sdk/client-account";
import { ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import { ListTopicsCommand } from "@aws-sdk/client-sns";
import { clientsFor } from "../../sandbox/account/clients";
import { PACK, packJudges } from "../support/pack-in-a-language";
import { previewWithPack, said } from "../support/pack-preview";
import { expectParts } from "../support/parts-of-the-baseline";
import { exampleFiles, programFolders, type ProgramFolders } from "../support/program-folder";
import { openTestStack, succeeded, type TestStack } from "../support/stack";

const program = (name: string, resources: string): Record<string, string> => ({
  "Pulumi.yaml": `name: ${name}\nruntime: yaml\nconfig:\n  aws:region: ap-southeast-2\nresources:\n${resources}`,
});

/** A fleet abroad with a key on board, and a topic of a provider that stands abroad. */
const VIOLATING = program(
  "violating-yaml",
  `
  elsewhere:
    type: pulumi:providers:aws
    properties: { region: eu-west-3 }
  far:
    type: aws:sns:Topic
    options: { provider: "\${elsewhere}" }
  fleet:
    type: aws:ec2:SpotFleetRequest
    properties:
      region: us-west-1
      iamFleetRole: arn:aws:iam::123456789012:role/fleet
      targetCapacity: 100
      launchSpecifications:
        - ami: ami-0123456789abcdef0
          instanceType: c4.xlarge
          userData: ${["export AWS_ACCESS_KEY_ID=AKIA", "Z7FOLLOWTHEKEY23"].join("")}
`,
);

/** What nobody has to object to; in the second, one region is known only when it is deployed. */
const TOPICS = `
  topic:
    type: aws:sns:Topic
  second:
    type: aws:sns:Topic
`;
const CLEAN = program("clean-yaml", TOPICS);
const UNDECIDED = program("undecided-yaml", `${TOPICS}    properties: { region: "\${topic.displayName}" }\n`);

/** Types that the sandbox does not make, and a bucket. */
const ORDINARY = program(
  "ordinary-yaml",
  `
  network:
    type: aws:ec2:Vpc
    properties: { cidrBlock: 10.0.0.0/16 }
  uploads:
    type: aws:s3:Bucket
  machine:
    type: aws:iam:InstanceProfile
  worker:
    type: aws:lambda:Function
    properties:
      region: us-west-1
      role: arn:aws:iam::123456789012:role/worker
      code:
        fn::assetArchive:
          index.js: { fn::stringAsset: "exports.handler = () => {};" }
      environment: { variables: { BUCKET: "\${uploads.bucket}" } }
outputs:
  network: \${network.arn}
`,
);

describe("a program in YAML", () => {
  let programs: ProgramFolders;
  let parts: TestStack;
  beforeAll(async () => {
    programs = programFolders();
    parts = await openTestStack({}, { cwd: programs.write("parts", exampleFiles("yaml/parts")) });
  });
  afterAll(async () => {
    await parts.close();
    programs.remove();
  });

  const preview = async (name: string, files: Record<string, string>) => {
    const stack = await openTestStack({}, { cwd: programs.write(name, files), beside: parts });
    return previewWithPack(stack, PACK);
  };

  packJudges({ violating: VIOLATING, clean: CLEAN, undecided: UNDECIDED }, preview);

  test("with types that the sandbox does not make is judged as well, and told so", async () => {
    const result = await preview("ordinary", ORDINARY);
    expect(said(result, "mandatory")).toEqual(["region-allowed worker"]);
    expect(result.output).toMatch(/warning: the sandbox previews aws:iam\/instanceProfile:InstanceProfile by what/);
  });

  test("uses parts of the baseline, which the account then has, and are the same in the next preview", async () => {
    expect(succeeded(await parts.up())).toBe(true);
    expect(succeeded(await parts.run(["preview", "--expect-no-changes"]))).toBe(true);
    await expectParts(parts);
  });

  test("takes them down again, but for those who watch", async () => {
    expect(succeeded(await parts.run(["destroy", "--yes", "--skip-preview"]))).toBe(true);
    const { guardduty, sns } = clientsFor(parts.session.account, "us-east-1");
    expect((await guardduty.send(new ListDetectorsCommand({}))).DetectorIds).toHaveLength(1);
    expect((await sns.send(new ListTopicsCommand({}))).Topics).toEqual([]);
  });

  test("uses the whole baseline", async () => {
    const baseline = await openTestStack(
      {},
      { cwd: programs.write("baseline", exampleFiles("yaml/baseline")), beside: parts },
    );
    expect(succeeded(await baseline.up())).toBe(true);
    const { account } = clientsFor(parts.session.account, "us-east-1");
    const contact = await account.send(new GetAlternateContactCommand({ AlternateContactType: "SECURITY" }));
    expect(contact.AlternateContact?.EmailAddress).toBe("security@acme.sandbox");
  });
});
