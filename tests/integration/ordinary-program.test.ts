import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { ListTopicsCommand } from "@aws-sdk/client-sns";
import { clientsFor } from "../../sandbox/account/clients";
import { previewWithPack, said } from "../support/pack-preview";
import { programFolders, type ProgramFolders } from "../support/program-folder";
import { openTestStack, ROOT, succeeded, type TestStack } from "../support/stack";

/** These rules only: what is said here stays true when the pack gets another one. */
const PACK = {
  all: "disabled",
  ringfence: { allowedRegions: ["ap-southeast-2"] },
  "aws-key-anywhere": "mandatory",
  "region-allowed": "mandatory",
};

/** What any team's program has: most of it are types that the sandbox has no row for. */
const SHOP = `
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("shop", { cidrBlock: "10.0.0.0/16", tags: { team: "shop" } });
const subnets = ["a", "b"].map((zone, index) =>
  new aws.ec2.Subnet(zone, { vpcId: vpc.id, cidrBlock: \`10.0.\${index}.0/24\`, availabilityZone: \`ap-southeast-2\${zone}\` }));
const bucket = new aws.s3.Bucket("uploads");
const trusted = (service: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });
const role = new aws.iam.Role("worker", { assumeRolePolicy: trusted("lambda.amazonaws.com") });
const worker = new aws.lambda.Function("worker", {
  role: role.arn,
  runtime: aws.lambda.Runtime.NodeJS22dX,
  handler: "index.handler",
  code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset("exports.handler = () => {};") }),
  environment: { variables: { BUCKET: bucket.bucket } },
  vpcConfig: { subnetIds: subnets.map(({ id }) => id), securityGroupIds: [] },
});
const profile = new aws.iam.InstanceProfile("machine", { role: role.name });
const template = new aws.ec2.LaunchTemplate("machine", {
  iamInstanceProfile: { arn: profile.arn },
  instanceType: "t4g.small",
});
new aws.sns.Topic("orders");
export const name = pulumi.interpolate\`\${worker.name} \${template.id}\`;
`;

const FILES = {
  "Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: index.ts\nconfig:\n  aws:region: ap-southeast-2\n",
  "package.json": '{ "name": "shop", "main": "index.ts" }',
  // Without types, as the compiler would not let the mistake below pass.
  "tsconfig.json": readFileSync(join(ROOT, "examples", "refused-by-pack", "tsconfig.json"), "utf8"),
};

/** The types of the program that are previewed and not made. */
const UNMADE = [
  "ec2/launchTemplate:LaunchTemplate",
  "ec2/subnet:Subnet",
  "ec2/vpc:Vpc",
  "iam/instanceProfile:InstanceProfile",
  "lambda/function:Function",
];

describe("an ordinary program, whose types the sandbox mostly does not make", () => {
  let programs: ProgramFolders;
  let shop: TestStack;
  const write = (name: string, program: string): string => {
    const folder = programs.write(name, { ...FILES, "index.ts": program });
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    return folder;
  };
  beforeAll(async () => {
    programs = programFolders();
    shop = await openTestStack({}, { cwd: write("shop", SHOP) });
  });
  afterAll(async () => {
    await shop.close();
    programs.remove();
  });

  test("is previewed whole, and told once a type what will not be made", async () => {
    const result = await previewWithPack(shop, PACK);
    expect(succeeded(result)).toBe(true);
    expect(result.output).toMatch(/\+ 10 to create/);
    // While it goes on, the command line shows each once more.
    const diagnostics = result.output.slice(result.output.indexOf("Diagnostics:"));
    const told = [...diagnostics.matchAll(/warning: the sandbox previews aws:(\S+) .* does not make it/g)];
    expect(told.map(([, type]) => type).sort()).toEqual(UNMADE);
  });

  test("is judged by the pack, in types of either kind", async () => {
    const bad = SHOP.replace('"t4g.small",', '"t4g.small", region: "us-west-1",')
      .replace("BUCKET: bucket.bucket", `KEY: "${["AKIA", "Z7FOLLOWTHEKEY23"].join("")}"`)
      .replace('Topic("orders")', 'Topic("orders", { region: "eu-west-3" })');
    const stack = await openTestStack({}, { cwd: write("bad", bad), beside: shop });
    const result = await previewWithPack(stack, PACK);
    expect(said(result, "mandatory").sort()).toEqual([
      "aws-key-anywhere worker",
      "region-allowed machine",
      "region-allowed orders",
    ]);
    expect(result.code).not.toBe(0);
  });

  test("with a mistake is refused, with the place and the nearest name", async () => {
    const cwd = write("mistaken", SHOP.replace("variables:", "variable:"));
    const { code, output } = await (await openTestStack({}, { cwd, beside: shop })).run(["preview"]);
    expect(code).not.toBe(0);
    expect(output).toMatch(/unknown property "environment\.variable" .* did you mean "variables"/);
  });

  test("is not half made: an up names all that it cannot make, and what to do, before it makes anything", async () => {
    const { code, output } = await shop.run(["up", "--yes"]);
    expect(code).not.toBe(0);
    for (const type of UNMADE) expect(output).toMatch(new RegExp(`^ *- aws:${type} "`, "m"));
    expect(output).toMatch(/preview it here and apply it on an AWS account/);
    expect((await shop.resources()).filter(({ type }) => type.startsWith("aws:"))).toEqual([]);
    const { sns } = clientsFor(shop.session.account, "ap-southeast-2");
    expect((await sns.send(new ListTopicsCommand({}))).Topics).toEqual([]);
  });
});
