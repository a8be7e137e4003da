import { AccountClient, DisableRegionCommand } from "@aws-sdk/client-account";

import type { ConformanceCase } from "../case";

export const accountRegionCase: ConformanceCase = {
  token: "aws:account/region:Region",
  id: /^ap-east-1$/,
  inputs: () => ({ regionName: "ap-east-1", enabled: false }),
  changed: () => ({ regionName: "ap-east-1", enabled: true }),
  drift: (world) => world.client(AccountClient).send(new DisableRegionCommand({ RegionName: "ap-east-1" })),
  drifted: ["enabled"],
  staysBecause: "a region is enabled or disabled, never removed",
};
