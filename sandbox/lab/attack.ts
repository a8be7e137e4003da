import { AccountClient, EnableRegionCommand, GetRegionOptStatusCommand } from "@aws-sdk/client-account";
import { DEFAULT_REGIONS } from "../../domain/regions/regions";
import type { SandboxAccount } from "../account/account";
import { stayIn, type WaysBack } from "./identities";
import { launch, type Reach } from "./launches";
import { machinesOf, seedOf } from "./seed";

export interface AttackOptions {
  /** Default: the regions that every account has. */
  regions?: readonly string[];
  /** Machines of the spot fleet in each region. */
  spotFleet?: number;
  /** A region that the intruder opens first, and starts machines in as well. */
  optIn?: string;
  /** In front of the names of what is made, so that an account can be attacked again. */
  name?: string;
  /** Whether a user, a role and sessions are left behind. */
  waysBack?: boolean;
}

/** What an attack left. */
export interface Attacked {
  /** ISO 8601: when it began, for `--since`. */
  since: string;
  /** Machines that were asked for. */
  machines: number;
  regions: string[];
  waysBack?: WaysBack;
}

/** The second that has begun: EC2 tells in whole seconds when something was started. */
export const thisSecond = (): string => new Date(Math.floor(Date.now() / 1000) * 1000).toISOString();

/** AWS takes minutes to hours; here the second look finds it done. */
async function open({ endpoint, credentials }: Reach, RegionName: string): Promise<void> {
  const account = new AccountClient({ endpoint, credentials, region: "us-east-1" });
  await account.send(new EnableRegionCommand({ RegionName }));
  for (;;) {
    const { RegionOptStatus } = await account.send(new GetRegionOptStatusCommand({ RegionName }));
    if (RegionOptStatus === "ENABLED") break;
  }
  account.destroy();
}

/**
 * Plays the attack that this project answers, with the ordinary SDK and a key that leaked: machines in every region, kept by
 * spot fleets, EC2 fleets, groups and persistent requests, some of them protected from being ended; a user, a role and
 * sessions to come back with; and a region that was closed.
 *
 * @param account whose machines they are
 * @param key in whose hand: that of a user who may do all that
 */
export async function attack(
  { endpoint, accountId }: Pick<SandboxAccount, "endpoint" | "accountId">,
  key: Reach["credentials"],
  { regions = DEFAULT_REGIONS, spotFleet, optIn, name = "support", waysBack = true }: AttackOptions = {},
): Promise<Attacked> {
  const since = thisSecond();
  const reach = { endpoint, credentials: key };
  const left = waysBack ? await stayIn(reach, accountId, name) : undefined;
  if (optIn !== undefined) await open(reach, optIn);
  const all = optIn === undefined ? [...regions] : [...regions, optIn];
  const launches = seedOf(all, spotFleet);
  await Promise.all(launches.map((each) => launch(reach, accountId, name, each)));
  return { since, machines: machinesOf(launches), regions: all, ...(left === undefined ? {} : { waysBack: left }) };
}
