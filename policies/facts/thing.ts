import { GLOBAL_SERVICES } from "../../domain/regions/global-services";
import { remembered } from "./remembered";
import table from "../../domain/generated/types/table.json";

/** What a resource is, whatever provider and version spelled it. */
export interface Thing {
  /** Service as IAM has it, without hyphens: `guardduty`, `resourceexplorer2`. */
  readonly service: string;
  /** Name below the service, in small letters: `detector`. */
  readonly name: string;
}

/** Services that a provider calls otherwise than IAM does, where something depends on it. */
const SERVICE: Readonly<Record<string, string>> = {
  amazonmq: "mq",
  bcmdata: "bcmdataexports",
  chimesdkvoice: "chime",
  certificatemanager: "acm",
  cfg: "config",
  configuration: "config",
  costexplorer: "ce",
  dx: "directconnect",
  ebs: "ec2",
  inspectorv2: "inspector2",
  macie: "macie2",
  resourceexplorer: "resourceexplorer2",
  route53recoverycontrol: "route53recoverycontrolconfig",
  s3control: "s3",
  ssoadmin: "sso",
};

/** Parts of a service that IAM takes for services of their own: how their names begin, and what is left of them. */
const PARTS: readonly { of: string; begins: RegExp; service: string; rest?: string }[] = [
  { of: "cloudwatch", begins: /^event/, service: "events" },
  { of: "cloudwatch", begins: /^log(?!alarm)/, service: "logs" },
  { of: "cloudwatch", begins: /^(?=querydefinition$)/, service: "logs" },
  { of: "events", begins: /^event/, service: "events" },
  { of: "logs", begins: /^log/, service: "logs" },
  { of: "route53", begins: /^resolver/, service: "route53resolver" },
  { of: "route53", begins: /^profiles/, service: "route53profiles" },
];

/** Modules of Terraform's names that say nothing about the service. */
const NO_SERVICE: readonly string[] = ["index", "vpc"];

const globalServices = GLOBAL_SERVICES.flatMap(({ actions }) =>
  actions.map((action) => action.split(":")[0]!.replaceAll("-", "")),
);

/** What a name of Terraform's may begin with. */
const modules = new Set(
  [
    ...Object.keys(table.known.aws),
    ...Object.keys(table.known["aws-native"]),
    ...Object.keys(SERVICE),
    ...globalServices,
  ].filter((module) => !NO_SERVICE.includes(module)),
);

/**
 * Service and name in a name of Terraform's: `cloudwatchEventRule` -> `cloudwatch`, `eventrule`. The longest beginning that
 * is a service counts. The names of EC2's resources begin with none: `instance`.
 */
function fromTerraform(name: string): [service: string, name: string] {
  const words = name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
  for (let length = words.length - 1; length > 0; length -= 1) {
    const service = words.slice(0, length).join("");
    if (modules.has(service)) return [service, words.slice(length).join("")];
  }
  return ["ec2", words.join("")];
}

/**
 * - `aws:ec2/instance:Instance`, `@pulumi/aws`
 * - `aws-native:ec2:Instance`, `@pulumi/aws-native`
 * - `aws:index/instance:Instance`, any Terraform provider
 * - `AWS::EC2::Instance`, CloudFormation
 */
function parts(type: string): [service: string, name: string] {
  const [, module = "", name = ""] = /^[\w-]+:+([\w-]+)(?:\/\w+)?:+(\w+)$/.exec(type) ?? [];
  if (module === "index" && type.includes("/")) return fromTerraform(name);
  return [module.toLowerCase().replaceAll("-", ""), name.toLowerCase()];
}

export const thingOf = remembered((type): Thing => {
  const [module, name] = parts(type);
  const service = SERVICE[module] ?? module;
  const part = PARTS.find(({ of, begins }) => of === service && begins.test(name));
  if (part === undefined) return { service, name };
  const rest = name.replace(part.begins, "");
  return { service: part.service, name: rest === "" ? name : rest };
});

export const serviceOf = (type: string): string => thingOf(type).service;

/** `guardduty:detector`: one text for every spelling of a type. */
export function nameOf(type: string): string {
  const { service, name } = thingOf(type);
  return `${service}:${name}`;
}
