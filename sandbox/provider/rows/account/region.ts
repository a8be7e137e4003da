import { setTimeout as wait } from "node:timers/promises";

import {
  AccountClient,
  DisableRegionCommand,
  EnableRegionCommand,
  GetRegionOptStatusCommand,
} from "@aws-sdk/client-account";
import type { RegionArgs } from "@pulumi/aws/account";

import type { Aws } from "../../aws/aws";
import type { Inputs, ResourceType } from "../../core/resource";
import { splitAccount, withAccount } from "./account-id";

const POLL_MS = 200;
const POLLS = 100;

/** Id: the name of the region, or `<account>,<region>` for a member account. */
export const accountRegion: ResourceType<RegionArgs> = {
  token: "aws:account/region:Region",
  title: "Account Region",
  replaceOn: ["accountId", "regionName"],
  cases: {
    "account-region": {
      id: /^ap-east-1$/,
      inputs: () => ({ regionName: "ap-east-1", enabled: false }),
      changed: () => ({ regionName: "ap-east-1", enabled: true }),
      drift: (world) => world.client(AccountClient).send(new DisableRegionCommand({ RegionName: "ap-east-1" })),
      drifted: ["enabled"],
      staysBecause: "a region is enabled or disabled, never removed",
    },
  },

  async create(aws, inputs) {
    await switchRegion(aws, inputs);
    return withAccount(inputs.accountId, inputs.regionName).replace("/", ",");
  },

  async read(aws, id) {
    const { accountId, rest: regionName } = splitAccount(id);
    const status = await optStatus(aws, accountId, regionName);
    const enabled = status === "ENABLED" || status === "ENABLED_BY_DEFAULT" || status === "ENABLING";
    return { ...(accountId ? { accountId } : {}), regionName, enabled, optStatus: status };
  },

  async update(aws, _id, inputs) {
    await switchRegion(aws, inputs);
  },

  /** Forgets the region and leaves it as it is, like the real provider. */
  async delete() {},
};

async function optStatus(aws: Aws, accountId: string | undefined, regionName: string): Promise<string> {
  const command = new GetRegionOptStatusCommand({ AccountId: accountId, RegionName: regionName });
  return (await aws.call(AccountClient, command)).RegionOptStatus!;
}

/** Enables or disables the region where that is needed, and waits until AWS is done. */
async function switchRegion(aws: Aws, { accountId, regionName, enabled }: Inputs<RegionArgs>): Promise<void> {
  const reached = enabled ? ["ENABLED", "ENABLED_BY_DEFAULT"] : ["DISABLED"];
  if (reached.includes(await optStatus(aws, accountId, regionName))) return;
  const request = { AccountId: accountId, RegionName: regionName };
  if (enabled) await aws.call(AccountClient, new EnableRegionCommand(request));
  else await aws.call(AccountClient, new DisableRegionCommand(request));
  for (let poll = 0; poll < POLLS; poll++) {
    if (reached.includes(await optStatus(aws, accountId, regionName))) return;
    await wait(POLL_MS);
  }
  throw new Error(
    `${regionName} did not become ${reached[0]} within ${(POLLS * POLL_MS) / 1000} s; run the command again`,
  );
}
