import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { WorkloadNetwork, type WorkloadNetworkArgs } from "../../../components";
import { ACCOUNT_ID } from "../../support/mock-account";
import { record, type Registration, resources, valueOf } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const VPC = "awsx:ec2:Vpc";
const BLOCKS = { "us-east-1": "10.21.0.0/16", "ap-southeast-2": "10.20.0.0/16" };

const build = (args: Partial<WorkloadNetworkArgs> = {}) =>
  record(() => new WorkloadNetwork("net", { networks: BLOCKS, ...args }));

const networksOf = (registrations: readonly Registration[]) =>
  registrations.filter(({ type }) => type === VPC).map(({ name, inputs }) => ({ name, inputs }));

/** What awsx is asked for in one region. */
const network = (region: string, fields: object = {}) => ({
  name: `net-${region}`,
  inputs: {
    region,
    cidrBlock: BLOCKS[region as keyof typeof BLOCKS],
    numberOfAvailabilityZones: 2,
    subnetStrategy: "Auto",
    subnetSpecs: [{ type: "Isolated" }],
    natGateways: { strategy: "None" },
    enableDnsSupport: true,
    enableDnsHostnames: true,
    ...fields,
  },
});

const emptied = (region: string) => ({
  type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  name: `net-default-group-${region}`,
  inputs: { region, vpcId: `vpc-net-${region}` },
});

describe("WorkloadNetwork", () => {
  it("asks awsx for a network in each region, of subnets without a way out, and empties its default group", async () => {
    const { registrations } = await build();
    expect(networksOf(registrations)).toEqual([network("ap-southeast-2"), network("us-east-1")]);
    expect(resources(registrations)).toEqual([emptied("ap-southeast-2"), emptied("us-east-1")]);
  });

  it("says which networks and subnets there are", async () => {
    const { result } = await build();
    expect(await valueOf(result.networkIds)).toEqual({
      "ap-southeast-2": "vpc-net-ap-southeast-2",
      "us-east-1": "vpc-net-us-east-1",
    });
    expect(await valueOf(result.subnetIds)).toEqual({
      "ap-southeast-2": ["subnet-isolated-net-ap-southeast-2"],
      "us-east-1": ["subnet-isolated-net-us-east-1"],
    });
  });

  it.each([
    ["single", "Single"],
    ["one-per-zone", "OnePerAz"],
  ] as const)("has a way out with %s, and gives out the private subnets", async (nat, strategy) => {
    const { registrations, result } = await build({ networks: { "us-east-1": "10.21.0.0/16" }, nat, zones: 3 });
    expect(networksOf(registrations)).toEqual([
      network("us-east-1", {
        numberOfAvailabilityZones: 3,
        subnetSpecs: [{ type: "Private" }, { type: "Public" }],
        natGateways: { strategy },
      }),
    ]);
    expect(await valueOf(result.subnetIds)).toEqual({ "us-east-1": ["subnet-private-net-us-east-1"] });
  });

  it("records all traffic in a log group of each region that stays, with a role for VPC alone", async () => {
    const { registrations } = await build({ flowLogs: "log-group", tags: { owner: "a" } });
    const tags = { owner: "a" };
    const logs = resources(registrations).filter(({ name }) => name.startsWith("net-flow-logs-"));
    expect(logs).toEqual([
      ...["ap-southeast-2", "us-east-1"].map((region) => ({
        type: "aws:cloudwatch/logGroup:LogGroup",
        name: `net-flow-logs-${region}`,
        inputs: { region, retentionInDays: 365, tags },
      })),
      ...["ap-southeast-2", "us-east-1"].map((region) => ({
        type: "aws:ec2/flowLog:FlowLog",
        name: `net-flow-logs-${region}`,
        inputs: {
          region,
          vpcId: `vpc-net-${region}`,
          trafficType: "ALL",
          logDestinationType: "cloud-watch-logs",
          logDestination: `arn:aws:logs:${region}:${ACCOUNT_ID}:log-group:net-flow-logs-${region}-1a2b3c4`,
          iamRoleArn: `arn:aws:iam::${ACCOUNT_ID}:role/ringfence/net-flow-logs-1a2b3c4`,
          tags,
        },
      })),
    ]);
    expect(registrations.filter(({ retainOnDelete }) => retainOnDelete).map(({ type }) => type)).toEqual([
      "aws:cloudwatch/logGroup:LogGroup",
      "aws:cloudwatch/logGroup:LogGroup",
    ]);
  });

  it("records all traffic in a bucket that exists, without a role", async () => {
    const { registrations } = await build({
      networks: { "us-east-1": "10.21.0.0/16" },
      flowLogs: "arn:aws:s3:::acme-flow-logs",
    });
    expect(resources(registrations)).toEqual([
      emptied("us-east-1"),
      {
        type: "aws:ec2/flowLog:FlowLog",
        name: "net-flow-logs-us-east-1",
        inputs: {
          region: "us-east-1",
          vpcId: "vpc-net-us-east-1",
          trafficType: "ALL",
          logDestinationType: "s3",
          logDestination: "arn:aws:s3:::acme-flow-logs",
        },
      },
    ]);
  });

  it("refuses blocks that overlap, regions and values that there are not, all at once", async () => {
    const networks = { "us-east-1": "10.20.128.0/24", "ap-southest-2": "10.20.0.0/16", "eu-west-1": "8.8.0.0/16" };
    expect(await refusal(() => new WorkloadNetwork("net", { networks, zones: 4, flowLogs: "on" }))).toBe(
      [
        "workload network: 5 problems",
        '  - networks.ap-southest-2: unknown region "ap-southest-2", did you mean "ap-southeast-2"?; allowed are the codes of the aws partition, such as us-east-1',
        '  - networks.eu-west-1: "8.8.0.0/16" holds addresses of the internet, which would be out of reach; take a block of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
        "  - zones: expected a whole number from 1 to 3, received 4",
        '  - flowLogs: expected off, log-group, or the ARN of a bucket, arn:aws:s3:::<name>, received "on"',
        '  - networks.ap-southest-2: "10.20.0.0/16" shares addresses with "10.20.128.0/24" in us-east-1, so that the two can never be joined; give each region a block of its own',
      ].join("\n"),
    );
  });

  it("loads awsx for who makes a network, and for nobody else", () => {
    const root = join(__dirname, "..", "..", "..");
    const script = `
      require("./components");
      process.stdout.write(String(Object.keys(require.cache).filter((file) => file.includes("@pulumi/awsx")).length));`;
    const loaded = execFileSync(process.execPath, ["--require", "tsx/cjs", "-e", script], {
      cwd: root,
      encoding: "utf8",
    });
    expect(loaded).toBe("0");
  });
});
