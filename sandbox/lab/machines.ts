import { EC2Client, paginateDescribeInstances } from "@aws-sdk/client-ec2";
import type { SandboxAccount } from "../account/account";

/** Ids of the machines that run, or are about to. */
export async function runningMachines(ec2: EC2Client): Promise<string[]> {
  const Filters = [{ Name: "instance-state-name", Values: ["pending", "running"] }];
  const ids: string[] = [];
  for await (const { Reservations = [] } of paginateDescribeInstances({ client: ec2 }, { Filters }))
    ids.push(...Reservations.flatMap(({ Instances = [] }) => Instances.map(({ InstanceId }) => InstanceId!)));
  return ids;
}

/** The machines that run in some regions: region -> ids; a region where none runs is absent. */
export async function runningByRegion(
  { endpoint, credentials }: Pick<SandboxAccount, "endpoint" | "credentials">,
  regions: readonly string[],
): Promise<Map<string, string[]>> {
  const found = await Promise.all(
    regions.map(async (region) => {
      const ec2 = new EC2Client({ endpoint, credentials, region });
      const ids = await runningMachines(ec2);
      ec2.destroy();
      return [region, ids] as const;
    }),
  );
  return new Map(found.filter(([, ids]) => ids.length > 0));
}

/** How many machines that is. */
export const count = (byRegion: ReadonlyMap<string, readonly string[]>): number =>
  [...byRegion.values()].reduce((sum, ids) => sum + ids.length, 0);
