import type { FunctionType } from "../core/function";

export const getPartition: FunctionType = {
  token: "aws:index/getPartition:getPartition",
  actions: [],
  call(instance) {
    const { partition } = instance.aws();
    return Promise.resolve({ id: partition, partition, dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" });
  },
};
