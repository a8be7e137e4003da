import types from "../../../../domain/generated/instance-types.json";
import { allIn, excessOf, isSpecial, LARGEST_MACHINE } from "../../../../policies/rules/spend/machines";
import { ec2TypeIn } from "../../../../policies/rules/spend/started";
import { machineNameOf, UNDECIDED } from "../../../../policies/rules/spend/machine-names";

it("knows the families with accelerators, terabytes or without a hypervisor, and no other", () => {
  const special = Object.keys(types).filter(isSpecial);
  expect(special.every((family) => /^(cg|dl|f|gr?|inf|mac|p|trn|vt|u)[-\d]|^u7i/.test(family))).toBe(true);
  expect(special).toEqual(expect.arrayContaining(["p6-b300", "trn2u", "g6f", "mac-m4", "u-6tb1", "u7inh-32tb", "vt1"]));
  const ordinary = ["im4gn", "i4g", "h1", "hpc7g", "m8gn", "c7gd", "x2gd", "d3", "z1d", "is4gen", "t4g"];
  expect(special.filter((family) => ordinary.includes(family))).toEqual([]);
});

it.each<[string, boolean]>([
  ["c5.16xlarge", false],
  ["c5.18xlarge", true],
  ["m5.metal", true],
  ["m7i.metal-24xl", true],
  ["t3.nano", false],
])("%s is too much: %s", (type, expected) => {
  expect(excessOf(type, LARGEST_MACHINE) !== undefined).toBe(expected);
});

it.each<[string, string[], boolean]>([
  ["t3.micro", ["t3.*"], true],
  ["c5", ["c5.large"], false],
  ["c5", ["c5.*"], true],
  ["c*.xlarge", ["c*.xlarge"], true],
  ["c*", ["c*.xlarge"], false],
  ["optimal", ["m*.large"], false],
  ["optimal", ["*"], true],
  ["n9z.large", ["*.large"], true],
])("%s is held by %j: %s", (text, list, expected) => {
  expect(allIn(list, text)).toBe(expected);
});

it.each<[string, string, string, string | undefined]>([
  ["aws:rds/instance:Instance", "instanceClass", "db.t3.micro", "t3.micro"],
  ["aws:msk/cluster:Cluster", "brokerNodeGroupInfo.instanceType", "express.m7g.large", "m7g.large"],
  ["aws:opensearch/domain:Domain", "clusterConfig.instanceType", "m5.large.search", "m5.large"],
  ["aws:elasticsearch/domain:Domain", "clusterConfig.instanceType", "m5.large.elasticsearch", "m5.large"],
  [
    "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
    "productionVariants.instanceType",
    "ml.g5.xlarge",
    "g5.xlarge",
  ],
  ["aws:new/cluster:Cluster", "nodeType", "new.m5.large", "m5.large"],
  ["aws:new/cluster:Cluster", "nodeType", "m7i-flex.large.new", "m7i-flex.large"],
  ["aws:new/cluster:Cluster", "nodeType", "standard", undefined],
])("%s %s: %s is %s", (type, path, value, expected) => {
  expect(ec2TypeIn(value, machineNameOf(type, path) ?? UNDECIDED)).toBe(expected);
});
