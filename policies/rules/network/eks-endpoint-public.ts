import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { judgeKinds, ofKinds } from "../../facts/kind";
import { valuesAt } from "../../facts/table";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { isWorld } from "../../facts/cidr";
import { template } from "./examples-of-groups";
import { isFalse } from "./opening-settings";

const KINDS = ["eks:cluster"];

/** `@pulumi/aws`, and CloudFormation. */
const CONFIGS = ["vpcConfig", "resourcesVpcConfig"];

/**
 * Without a word about it, the endpoint is public and lets 0.0.0.0/0 in.
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_VpcConfigRequest.html
 */
function judge({ props }: Resource): Verdict[] {
  const at = (name: string) => CONFIGS.flatMap((config) => valuesAt(props, `${config}.${name}`));
  const isPublic = at("endpointPublicAccess")[0];
  if (isPublic?.state === "known" && isFalse(isPublic.value)) return [];
  const sources = at("publicAccessCidrs").flatMap((list) => list.items());
  const config = CONFIGS.flatMap((name) => props.get(name).items())[0] ?? props.get("vpcConfig");
  const open = (path: string, observed: string): Verdict =>
    isPublic?.state === "unknown"
      ? undetermined(isPublic.path)
      : fail(path, observed, "endpointPublicAccess false, or addresses of your own");
  if (sources.length === 0) return [open(config.get("publicAccessCidrs").path, "no addresses, which is everybody")];
  return sources.flatMap((source) => {
    if (source.state === "unknown") return [undetermined(source.path)];
    return isWorld(source.value) ? [open(source.path, show(source.value))] : [];
  });
}

const CLUSTER = "aws:eks/cluster:Cluster";
const example = (title: string, vpcConfig: unknown, type = CLUSTER) => ({
  title,
  subject: { type, props: { roleArn: "role", ...(vpcConfig === undefined ? {} : { vpcConfig }) } },
});
const native = (title: string, resourcesVpcConfig: unknown) => ({
  title,
  subject: { type: "aws-native:eks:Cluster", props: { resourcesVpcConfig } },
});
const subnetIds = ["subnet-1", "subnet-2"];

export const eksEndpointPublic: ResourceRule = {
  id: "eks-endpoint-public",
  kind: "resource",
  title: "no Kubernetes API is open to the whole internet",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "The API of a cluster starts whatever it is told to. When everybody reaches it, a leaked token is enough, and each new flaw of Kubernetes is a way in.",
  fix: "set endpointPrivateAccess and switch endpointPublicAccess off, or name the addresses that may reach it in publicAccessCidrs",
  frameworks: [
    { framework: "fsbp", version: "1.0.0", id: "EKS.1" },
    { framework: "mitre-attack", version: "17", id: "T1133" },
  ],
  types: ofKinds("clusters of EKS", KINDS),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, KINDS, judge),

  examples: {
    pass: [
      example("a private endpoint", { subnetIds, endpointPublicAccess: false, endpointPrivateAccess: true }),
      example("a public endpoint for one network", { subnetIds, publicAccessCidrs: ["203.0.113.0/24"] }),
      example("the list form of v6", [{ subnetIds, publicAccessCidrs: ["203.0.113.0/24"] }]),
      example("a private endpoint, whatever the addresses", {
        endpointPublicAccess: false,
        publicAccessCidrs: UNKNOWN,
      }),
      native("a cluster of Cloud Control for one network", { subnetIds, publicAccessCidrs: ["203.0.113.0/24"] }),
      template("a private endpoint in a template", "AWS::EKS::Cluster", {
        ResourcesVpcConfig: { EndpointPublicAccess: false },
      }),
    ],
    fail: [
      example("a cluster that says nothing of it", { subnetIds }),
      example("a cluster that says it", { subnetIds, endpointPublicAccess: true }),
      example("a cluster that lets everybody in by name", { subnetIds, publicAccessCidrs: ["0.0.0.0/0"] }),
      example("one network, and everybody over IPv6", { publicAccessCidrs: ["203.0.113.0/24", "::/0"] }),
      example("both halves of the internet", { publicAccessCidrs: ["0.0.0.0/1", "128.0.0.0/1"] }),
      example("a cluster that is reached from inside as well", { subnetIds, endpointPrivateAccess: true }),
      example("a cluster of any Terraform provider", [{ subnetIds }], "aws:index/eksCluster:EksCluster"),
      native("a cluster of Cloud Control", { subnetIds }),
      template("a cluster in a template", "AWS::EKS::Cluster", {
        ResourcesVpcConfig: { EndpointPublicAccess: "true" },
      }),
    ],
    unknown: [
      example("addresses that another resource decides", { publicAccessCidrs: [UNKNOWN] }),
      example("a flag that another resource decides", { endpointPublicAccess: UNKNOWN }),
      example("a network that another resource decides", UNKNOWN),
    ],
  },
};
