import { AutoScalingClient, paginateDescribeAutoScalingGroups } from "@aws-sdk/client-auto-scaling";
import {
  DescribeAddressesCommand,
  EC2Client,
  paginateDescribeInstances,
  paginateDescribeSpotFleetRequests,
  paginateDescribeVolumes,
} from "@aws-sdk/client-ec2";
import { IAMClient, ListAccessKeysCommand, paginateListUsers } from "@aws-sdk/client-iam";
import type { SandboxAccount } from "../../sandbox/account/account";

/** Kind of a thing, as `sweep` names it -> how many there are. */
export type Counts = Record<string, number>;

async function sum<Page>(pages: AsyncIterable<Page>, count: (page: Page) => number): Promise<number> {
  let total = 0;
  for await (const page of pages) total += count(page);
  return total;
}

const length = (list: readonly unknown[] | undefined): number => list?.length ?? 0;

/** What a region has, counted by plain calls of the AWS SDK, without a probe and without a filter of the service. */
export async function countsIn({ endpoint, credentials }: SandboxAccount, region: string): Promise<Counts> {
  const where = { endpoint, credentials, region };
  const ec2 = new EC2Client(where);
  const groups = new AutoScalingClient(where);
  try {
    return {
      machine: await sum(paginateDescribeInstances({ client: ec2 }, {}), ({ Reservations = [] }) =>
        length(
          Reservations.flatMap(({ Instances = [] }) => Instances).filter(({ State }) => State?.Name !== "terminated"),
        ),
      ),
      "spot fleet": await sum(paginateDescribeSpotFleetRequests({ client: ec2 }, {}), (page) =>
        length(page.SpotFleetRequestConfigs),
      ),
      disk: await sum(paginateDescribeVolumes({ client: ec2 }, {}), ({ Volumes }) => length(Volumes)),
      "elastic address": length((await ec2.send(new DescribeAddressesCommand({}))).Addresses),
      "auto scaling group": await sum(paginateDescribeAutoScalingGroups({ client: groups }, {}), (page) =>
        length(page.AutoScalingGroups),
      ),
    };
  } finally {
    ec2.destroy();
    groups.destroy();
  }
}

/** Access keys that are active, of every user. */
export async function activeKeys({ endpoint, credentials }: SandboxAccount): Promise<number> {
  const iam = new IAMClient({ endpoint, credentials, region: "us-east-1" });
  let keys = 0;
  for await (const { Users = [] } of paginateListUsers({ client: iam }, {})) {
    for (const { UserName } of Users) {
      const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({ UserName }));
      keys += AccessKeyMetadata.filter(({ Status }) => Status === "Active").length;
    }
  }
  iam.destroy();
  return keys;
}
