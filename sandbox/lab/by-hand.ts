import { EC2Client, TerminateInstancesCommand } from "@aws-sdk/client-ec2";
import type { Reach } from "./launches";

/**
 * What people do first who see machines that are not theirs: end them, one call a region.
 *
 * @param byRegion region -> ids of machines
 * @returns the codes of the regions that refused: region -> code
 */
export async function endMachines(
  { endpoint, credentials }: Reach,
  byRegion: ReadonlyMap<string, readonly string[]>,
): Promise<Record<string, string>> {
  const refused: Record<string, string> = {};
  for (const [region, ids] of byRegion) {
    const ec2 = new EC2Client({ endpoint, credentials, region });
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [...ids] })).catch((error: unknown) => {
      refused[region] = (error as Error).name;
    });
    ec2.destroy();
  }
  return refused;
}
