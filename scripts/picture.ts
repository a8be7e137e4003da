import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EC2Client, RequestSpotFleetCommand, RunInstancesCommand } from "@aws-sdk/client-ec2";
import { sweepAccount } from "../cli/sweep/ask";
import { sweepPage } from "../cli/sweep/page";
import { createRun } from "../cli/probes/run";
import { allProbes } from "../cli/probes/table";
import { type SandboxAccount, startAccount } from "../sandbox/account/account";
import { openBrowser, openPage } from "../tests/support/browser";

// `npm run picture`: attacks an account of the sandbox, looks into it with `sweep`, and writes docs/images/sweep.png. No test
// holds the picture against the page: another version of the browser draws other pixels.

const HOME = "ap-southeast-2";
/** Where the intruder works: region -> machines that a spot fleet keeps running. */
const ATTACKED = {
  "us-east-1": 12,
  "us-west-2": 10,
  "eu-west-1": 9,
  "eu-central-1": 8,
  "sa-east-1": 6,
  "ap-south-1": 5,
};
const MACHINE = { ImageId: "ami-0123456789abcdef0", InstanceType: "c4.xlarge" } as const;
const WIDTH = 1180;
const HEIGHT = 700;
/** A picture in a README must not be what takes longest to load. In bytes. */
const LARGEST = 200_000;

const ec2In = ({ endpoint, credentials }: SandboxAccount, region: string): EC2Client =>
  new EC2Client({ endpoint, credentials, region });

async function attack(account: SandboxAccount): Promise<void> {
  for (const [region, TargetCapacity] of Object.entries(ATTACKED)) {
    const ec2 = ec2In(account, region);
    await ec2.send(
      new RequestSpotFleetCommand({
        SpotFleetRequestConfig: {
          IamFleetRole: `arn:aws:iam::${account.accountId}:role/fleet`,
          AllocationStrategy: "lowestPrice",
          TargetCapacity,
          LaunchSpecifications: [MACHINE],
        },
      }),
    );
    await ec2.send(new RunInstancesCommand({ ...MACHINE, InstanceType: "p3.2xlarge", MinCount: 1, MaxCount: 1 }));
    ec2.destroy();
  }
  const home = ec2In(account, HOME);
  await home.send(new RunInstancesCommand({ ...MACHINE, InstanceType: "t3.micro", MinCount: 2, MaxCount: 2 }));
  home.destroy();
}

async function draw(html: string): Promise<Buffer> {
  const browser = await openBrowser();
  try {
    const { page } = await openPage(browser, html, { width: WIDTH });
    return await page.screenshot({ clip: { x: 0, y: 0, width: WIDTH, height: HEIGHT } });
  } finally {
    await browser.close();
  }
}

async function main(): Promise<void> {
  const account = await startAccount();
  try {
    await attack(account);
    const { endpoint, accountId, credentials } = account;
    // The emulator loads each service when it is first asked, which can take longer than a question waits.
    const patient = createRun({ endpoint, accountId, credentials, deadline: 120_000 });
    await Promise.all((await allProbes()).map((probe) => patient(probe, [HOME]).catch(() => undefined)));
    const callerArn = `arn:aws:iam::${accountId}:root`;
    const report = await sweepAccount({ endpoint, accountId, credentials, callerArn }, { allowedRegions: [HOME] });
    // What the emulator does not have is a gap in the picture, too; anything else is a run that went wrong.
    const [gap] = report.gaps.filter(({ because }) => !because.startsWith("NotImplementedInSandbox"));
    if (gap) throw new Error(`the sweep has a gap: ${JSON.stringify(gap)}`);
    const picture = await draw(sweepPage(report));
    if (picture.length > LARGEST) throw new Error(`the picture has ${picture.length} bytes, more than ${LARGEST}`);
    const folder = join(__dirname, "..", "docs", "images");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "sweep.png"), picture);
    process.stdout.write(`docs/images/sweep.png: ${picture.length} bytes\n`);
  } finally {
    await account.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
});
