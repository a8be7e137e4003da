import * as aws from "@pulumi/aws";
import type * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import { NatGateways, overlapProblems, plannedNetworks } from "../../domain/controls/network/networks";
import { KEEP_DAYS } from "../../domain/controls/trail/trails";
import { minify } from "../../domain/documents/document";
import { flowLogsRights, flowLogsTrust } from "../../domain/documents/flow-logs";
import { OWN_PATH } from "../../domain/documents/own-principals";
import { assertArguments } from "../control/arguments";
import { type Build, eachOf } from "../control/build";
import { planned } from "../control/planned";
import { userError } from "../control/user-error";

export interface WorkloadNetworkArgs {
  /** Region code -> private IPv4 block of its network, /16 to /24. */
  networks: { [region: string]: string };
  /** Availability zones of each network, 1 to 3. Default: 2. */
  zones?: number;
  /** How machines reach the internet, about 36 USD a month a gateway. Default: none, they do not. */
  nat?: NatGateways;
  /** Where a record of all traffic goes: `off`, `log-group`, or the ARN of a bucket. Default: off. */
  flowLogs?: string;
  /** Tags for everything that takes tags. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/** awsx knows three ways; the values are its own. */
const STRATEGIES = {
  [NatGateways.None]: "None",
  [NatGateways.Single]: "Single",
  [NatGateways.OnePerZone]: "OnePerAz",
} as const;

const FLOW_LOG_GROUP = "log-group";

/** Loaded here and nowhere else: who makes no network need not wait for it, nor have it. */
function loadAwsx(): typeof awsx {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it for everybody
    return require("@pulumi/awsx") as typeof awsx;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    throw userError(
      "workload network: the package @pulumi/awsx cannot be loaded; run npm install @pulumi/awsx@^3.9.0, or leave workload-network off",
    );
  }
}

/**
 * A network in each region whose subnets have no way to the internet and from it; with NAT gateways a way out. awsx lays out
 * the subnets. The rules of the default security group are removed.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-best-practices.html
 *
 * @throws pulumi.RunError when a region or a block is none, blocks overlap, or awsx is not installed
 */
export class WorkloadNetwork extends pulumi.ComponentResource {
  /** Region code -> id of the network. */
  public readonly networkIds: pulumi.Output<{ [region: string]: string }>;
  /** Region code -> ids of the subnets for workloads, none of which gives a machine a public address. */
  public readonly subnetIds: pulumi.Output<{ [region: string]: string[] }>;

  constructor(name: string, args: WorkloadNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:WorkloadNetwork", name, args, opts);
    assertArguments("workload network", args, ...overlapProblems(args.networks, "networks"));
    const { networks, zones = 2, nat = NatGateways.None, flowLogs = "off", tags } = args;
    const { ec2 } = loadAwsx();
    const parent = { parent: this };
    const regions = Object.keys(networks).sort();
    const role = flowLogs === FLOW_LOG_GROUP ? this.flowLogsRole(name, tags) : undefined;

    const made = regions.map((region) => {
      const network = new ec2.Vpc(
        `${name}-${region}`,
        {
          // A plain text: awsx asks for the zones of this region, and gives it to everything that it makes.
          region,
          cidrBlock: networks[region]!,
          numberOfAvailabilityZones: zones,
          subnetStrategy: "Auto",
          subnetSpecs: nat === NatGateways.None ? [{ type: "Isolated" }] : [{ type: "Private" }, { type: "Public" }],
          natGateways: { strategy: STRATEGIES[nat] },
          // Endpoints of AWS's services answer under their usual names only with both.
          enableDnsSupport: true,
          enableDnsHostnames: true,
          tags,
        },
        parent,
      );
      const { vpcId } = network;
      new aws.ec2.DefaultSecurityGroup(`${name}-default-group-${region}`, { region, vpcId, tags }, parent);
      if (flowLogs !== "off") this.record(name, region, vpcId, { destination: flowLogs, role, tags });
      const subnetIds = nat === NatGateways.None ? network.isolatedSubnetIds : network.privateSubnetIds;
      return { region, vpcId, subnetIds };
    });

    const byRegion = <T>(
      pick: (one: (typeof made)[number]) => pulumi.Output<T>,
    ): pulumi.Output<{ [region: string]: T }> =>
      pulumi.all(Object.fromEntries(made.map((one) => [one.region, pick(one)]))) as pulumi.Output<{
        [region: string]: T;
      }>;
    this.networkIds = byRegion(({ vpcId }) => vpcId);
    this.subnetIds = byRegion(({ subnetIds }) => subnetIds);
    this.registerOutputs({ networkIds: this.networkIds, subnetIds: this.subnetIds });
  }

  /** The role with which VPC writes into the log groups, and what must be there before it can. */
  private flowLogsRole(name: string, tags: WorkloadNetworkArgs["tags"]): FlowLogsRole {
    const parent = { parent: this };
    const stem = `${name}-flow-logs`;
    const { accountId } = aws.getCallerIdentityOutput({}, parent);
    const role = new aws.iam.Role(
      stem,
      {
        path: OWN_PATH,
        description: "With it VPC writes flow logs, and does nothing else",
        assumeRolePolicy: accountId.apply((id) => minify(flowLogsTrust(id))),
        tags,
      },
      parent,
    );
    const policy = new aws.iam.Policy(
      stem,
      {
        path: OWN_PATH,
        description: "What the role of the flow logs may do",
        policy: accountId.apply((id) => minify(flowLogsRights(id, `${stem}-`))),
        tags,
      },
      parent,
    );
    const attachment = new aws.iam.RolePolicyAttachment(stem, { role: role.name, policyArn: policy.arn }, parent);
    return { arn: role.arn, attachment };
  }

  /** A record of all traffic of one network. A log group stays when it leaves the program: it is evidence. */
  private record(
    name: string,
    region: string,
    vpcId: pulumi.Output<string>,
    { destination, role, tags }: { destination: string; role?: FlowLogsRole; tags: WorkloadNetworkArgs["tags"] },
  ): void {
    const stem = `${name}-flow-logs-${region}`;
    const common = { region, vpcId, trafficType: "ALL", tags };
    if (!role) {
      const toBucket = { ...common, logDestinationType: "s3", logDestination: destination };
      new aws.ec2.FlowLog(stem, toBucket, { parent: this });
      return;
    }
    const group = new aws.cloudwatch.LogGroup(
      stem,
      { region, retentionInDays: KEEP_DAYS, tags },
      { parent: this, retainOnDelete: true },
    );
    new aws.ec2.FlowLog(
      stem,
      { ...common, logDestinationType: "cloud-watch-logs", logDestination: group.arn, iamRoleArn: role.arn },
      { parent: this, dependsOn: [role.attachment] },
    );
  }
}

interface FlowLogsRole {
  arn: pulumi.Output<string>;
  attachment: pulumi.Resource;
}

export const workloadNetwork: Build = {
  controls: ["workload-network"],
  build: ({ plan, name, opts }) => {
    const { networks: given, zones, nat, flowLogs } = plan.options["workload-network"];
    const networks = plannedNetworks(given, plan.regions.home);
    const args = planned({ networks, zones, nat, flowLogs, tags: plan.tags });
    return { networkIds: eachOf(new WorkloadNetwork(name, args, opts).networkIds, Object.keys(networks)) };
  },
};
