import { DescribeRegionsCommand, EC2Client } from "@aws-sdk/client-ec2";

import type { FunctionType } from "../core/function";

/** The regions of the account, enabled ones only unless `allRegions`. */
export const getRegions: FunctionType = {
  token: "aws:index/getRegions:getRegions",
  actions: ["ec2:DescribeRegions"],
  async call(instance, args) {
    const filters = (args["filters"] ?? []) as { name: string; values: string[] }[];
    const command = new DescribeRegionsCommand({
      AllRegions: args["allRegions"] === true,
      ...(filters.length > 0 ? { Filters: filters.map(({ name, values }) => ({ Name: name, Values: values })) } : {}),
    });
    const { Regions } = await instance.aws().call(EC2Client, command);
    const names = (Regions ?? []).map((region) => region.RegionName!).sort();
    return { ...args, id: instance.aws().partition, names };
  },
};
