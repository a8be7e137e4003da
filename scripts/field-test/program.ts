// Runs one Pulumi program under mocks, as the first preview would, and writes what it registers as JSON.
// Usage: node --import tsx program.ts <folder> <entry> <out> <configuration as JSON>
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type * as Pulumi from "@pulumi/pulumi";
import type { RegisterResourceRequest, RegisterResourceResponse } from "@pulumi/pulumi/proto/resource_pb";
import type { Ran, Registered } from "./run";

const [folder = "", entry = "", out = "", config = "{}"] = process.argv.slice(2);
const REGION = "us-west-2";
const ACCOUNT = "123456789012";

// The copies of the SDK and its messages that the program itself loads: the mocks live in module state.
const load = createRequire(path.join(folder, "index.js"));
const pulumi = load("@pulumi/pulumi") as typeof Pulumi;

const registrations: Registered[] = [];
let error: string | undefined;
const failed = (thrown: unknown): void => {
  error ??= thrown instanceof Error ? thrown.message : String(thrown);
};
process.on("unhandledRejection", failed);
process.on("uncaughtException", failed);

type Inputs = Readonly<Record<string, unknown>>;

/** Answers of an account to the questions that the programs ask; a value that is not here is not known. */
const ANSWERS: Readonly<Record<string, (inputs: Inputs) => object>> = {
  "aws:index/getRegion:getRegion": () => ({ region: REGION, name: REGION, id: REGION }),
  "aws:index/getCallerIdentity:getCallerIdentity": () => ({
    accountId: ACCOUNT,
    arn: `arn:aws:iam::${ACCOUNT}:root`,
    userId: ACCOUNT,
    id: ACCOUNT,
  }),
  "aws:index/getPartition:getPartition": () => ({ partition: "aws", dnsSuffix: "amazonaws.com", id: "aws" }),
  "aws:index/getAvailabilityZones:getAvailabilityZones": () => ({
    names: ["a", "b", "c"].map((zone) => REGION + zone),
    zoneIds: ["usw2-az1", "usw2-az2", "usw2-az3"],
    id: REGION,
  }),
  "aws:ec2/getVpc:getVpc": () => ({ id: "vpc-1", cidrBlock: "172.31.0.0/16" }),
  "aws:ec2/getSubnets:getSubnets": () => ({ ids: ["subnet-1", "subnet-2"], id: REGION }),
  "aws:ec2/getSubnetIds:getSubnetIds": () => ({ ids: ["subnet-1", "subnet-2"], id: "vpc-1" }),
  "aws:ec2/getAmi:getAmi": () => ({ id: "ami-12345678", rootDeviceName: "/dev/xvda", architecture: "x86_64" }),
  "aws:ec2/getAmiIds:getAmiIds": () => ({ ids: ["ami-12345678"] }),
  "aws:iam/getPolicyDocument:getPolicyDocument": ({ statements = [], version = "2012-10-17" }) => ({
    id: "1",
    json: JSON.stringify({ Version: version, Statement: (statements as DataStatement[]).map(statementOf) }),
  }),
};

interface DataStatement {
  sid?: string;
  effect?: string;
  actions?: string[];
  notActions?: string[];
  resources?: string[];
  notResources?: string[];
  principals?: { type: string; identifiers: string[] }[];
  conditions?: { test: string; variable: string; values: string[] }[];
}

const one = (list?: readonly string[]) => (list?.length === 1 ? list[0] : list);

/** A statement of the data source as the document has it. https://www.pulumi.com/registry/packages/aws/api-docs/iam/getpolicydocument/ */
function statementOf({ principals, conditions = [], ...statement }: DataStatement) {
  const condition: Record<string, Record<string, unknown>> = {};
  for (const { test, variable, values } of conditions)
    condition[test] = { ...condition[test], [variable]: one(values) };
  const anybody = principals?.some(({ type }) => type === "*");
  const named = Object.fromEntries((principals ?? []).map(({ type, identifiers }) => [type, one(identifiers)]));
  return {
    Sid: statement.sid,
    Effect: statement.effect ?? "Allow",
    Action: one(statement.actions),
    NotAction: one(statement.notActions),
    Resource: one(statement.resources),
    NotResource: one(statement.notResources),
    ...(principals === undefined ? {} : { Principal: anybody === true ? "*" : named }),
    ...(conditions.length === 0 ? {} : { Condition: condition }),
  };
}

/** The URN comes with the answer: the edges of other resources name it. */
const noted = (request: RegisterResourceRequest, urn: string): Registered => ({
  urn,
  type: request.getType(),
  name: request.getName(),
  parent: request.getParent(),
  custom: request.getCustom(),
  provider: request.getProvider(),
  protect: request.getProtect() ?? false,
  ignoreChanges: request.getIgnorechangesList(),
  dependencies: request.getDependenciesList(),
  propertyDependencies: Object.fromEntries(
    request.toObject().propertydependenciesMap.map(([name, { urnsList }]) => [name, urnsList]),
  ),
  inputs: request.getObject()?.toJavaScript() ?? {},
});

type Answered = (problem: unknown, response?: RegisterResourceResponse) => void;

interface Monitor {
  registerResource: (request: RegisterResourceRequest, callback: Answered) => unknown;
}

async function main(): Promise<void> {
  const { project, stack, values } = JSON.parse(config) as Record<"project" | "stack", string> & {
    values: Record<string, string>;
  };
  await pulumi.runtime.setMocks(
    {
      // Ids and what only AWS says are not known in a first preview.
      newResource: ({ inputs }) => ({ id: "", state: inputs as object }),
      call: ({ token, inputs }) => ANSWERS[token]?.(inputs as Inputs) ?? (inputs as object),
    },
    project,
    stack,
    true,
    "organization",
  );
  pulumi.runtime.setAllConfig(values);
  const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, callback) =>
    register(request, (problem, response) => {
      registrations.push(noted(request, response?.getUrn() ?? ""));
      callback(problem, response);
    });
  process.chdir(folder);
  const { runInPulumiStack } = load("@pulumi/pulumi/runtime/stack") as {
    runInPulumiStack: (program: () => Promise<unknown>) => Promise<unknown>;
  };
  await runInPulumiStack(async () => {
    const program = (await import(pathToFileURL(path.join(folder, entry)).href)) as { default?: unknown };
    const value = program.default ?? program;
    // A program may export one function that makes everything.
    return typeof value === "function" ? (value as () => unknown)() : value;
  });
  await pulumi.runtime.disconnect();
}

void main()
  .catch(failed)
  .finally(() => {
    const ran: Ran = { registrations, ...(error === undefined ? {} : { error }) };
    writeFileSync(out, JSON.stringify(ran));
    // What a program left running, a server or a timer, does not keep it.
    process.exit(0);
  });
