import { UNKNOWN } from "../../engine/reader";
import { fail, pass, undetermined } from "../../engine/verdict";
import { judgeKinds, ofKinds } from "../../facts/kind";
import { valuesAt } from "../../facts/table";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { template } from "./examples-of-groups";

const KINDS = ["opensearch:domain", "elasticsearch:domain", "opensearchservice:domain"];

/** The last spelling is that of a template: `VPCOptions`. */
const PATHS = ["vpcOptions.subnetIds", "vPCOptions.subnetIds"];

/** Whether a domain is inside a network is decided when it is made; one without subnets has an address of the internet. */
function judge({ props }: Resource): Verdict[] {
  const subnets = PATHS.flatMap((path) => valuesAt(props, path));
  const unknown = subnets.find(({ state }) => state === "unknown");
  if (unknown !== undefined) return [undetermined(unknown.path)];
  if (subnets.some((list) => list.items().length > 0)) return [pass];
  return [fail(props.get("vpcOptions", "subnetIds").path, "no subnet", "subnets of your network")];
}

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const DOMAIN = "aws:opensearch/domain:Domain";
const inside = { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };

export const searchInVpc: ResourceRule = {
  id: "search-in-vpc",
  kind: "resource",
  title: "search domains are inside a network",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "A domain outside a network has an address of the internet, and its access policy is then the only thing between everybody and the whole index.",
  fix: "give it vpcOptions with subnets; a domain cannot move later, so a new one takes its place",
  frameworks: [
    { framework: "fsbp", version: "1.0.0", id: "ES.2" },
    { framework: "fsbp", version: "1.0.0", id: "Opensearch.2" },
    { framework: "mitre-attack", version: "17", id: "T1190" },
  ],
  types: ofKinds("domains of OpenSearch and Elasticsearch", KINDS),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, KINDS, judge),

  examples: {
    pass: [
      example("a domain in a subnet", DOMAIN, { vpcOptions: inside }),
      example("the list form of v6", "aws:elasticsearch/domain:Domain", { vpcOptions: [inside] }),
      example("a subnet that is not known yet, but is one", DOMAIN, { vpcOptions: { subnetIds: [UNKNOWN] } }),
      example("a domain of Cloud Control", "aws-native:opensearchservice:Domain", { vpcOptions: inside }),
      template("a domain in a template", "AWS::OpenSearchService::Domain", {
        VPCOptions: { SubnetIds: [{ Ref: "Subnet" }] },
      }),
    ],
    fail: [
      example("a domain with an address of the internet", DOMAIN, { engineVersion: "OpenSearch_2.19" }),
      example("an old domain", "aws:elasticsearch/domain:Domain", { elasticsearchVersion: "7.10" }),
      example("a list without subnets", DOMAIN, { vpcOptions: { subnetIds: [] } }),
      example("a security group alone", DOMAIN, { vpcOptions: { securityGroupIds: ["sg-1"] } }),
      example("a domain of Cloud Control", "aws-native:opensearchservice:Domain", {}),
      example("a domain of any Terraform provider", "aws:index/opensearchDomain:OpensearchDomain", {}),
      template("a domain in a template", "AWS::Elasticsearch::Domain", { DomainName: "logs" }),
    ],
    unknown: [
      example("options that another resource decides", DOMAIN, { vpcOptions: UNKNOWN }),
      example("subnets that another resource decides", DOMAIN, { vpcOptions: { subnetIds: UNKNOWN } }),
    ],
  },
};
