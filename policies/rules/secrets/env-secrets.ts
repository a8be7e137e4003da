import { isLiteralSecret, isSecretName } from "../../../domain/secrets/assignments";
import { show } from "../../engine/message";
import { read, UNKNOWN } from "../../engine/reader";
import { fail, notApplicable, pass, undetermined } from "../../engine/verdict";
import { valuesAt } from "../../facts/table";
import { nameOf } from "../../facts/thing";
import { scanOf } from "./scan-resource";
import type { Property, Resource } from "../../resource";
import type { ResourceRule, TypeMatcher, Verdict } from "../../rule";

/** Where a workload has its variables: a map, a list of name and value, or a document that holds such a list. */
interface Place {
  readonly path: string;
  /** Where the variables are in the document. */
  readonly below?: string;
}

const RUN_TIME = "runtimeEnvironmentVariables";

/** Thing -> places; the spellings of all providers. https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8 */
const PLACES: Readonly<Record<string, readonly Place[]>> = {
  "amplify:app": [{ path: "environmentVariables" }],
  "amplify:branch": [{ path: "environmentVariables" }],
  "apprunner:service": [
    { path: `sourceConfiguration.imageRepository.imageConfiguration.${RUN_TIME}` },
    { path: `sourceConfiguration.codeRepository.codeConfiguration.codeConfigurationValues.${RUN_TIME}` },
  ],
  "batch:jobdefinition": [{ path: "containerProperties", below: "environment" }],
  "codebuild:project": [{ path: "environment.environmentVariables" }],
  "ecs:taskdefinition": [{ path: "containerDefinitions", below: "environment" }],
  "glue:job": [{ path: "defaultArguments" }],
  "lambda:function": [{ path: "environment.variables" }],
};

const types: TypeMatcher = {
  title: "functions, tasks, builds, jobs and services of the aws and aws-native providers",
  matches: (type) => type.startsWith("aws") && nameOf(type) in PLACES,
};

/** A document as data, at its own path; text that is no JSON stays as it is. */
function opened(property: Property): Property {
  if (typeof property.value !== "string") return property;
  try {
    return read(JSON.parse(property.value), property.path);
  } catch {
    return property;
  }
}

/** Where variables are; what cannot be read stands for them. */
function environmentsOf({ type, props }: Resource): Property[] {
  return (PLACES[nameOf(type)] ?? []).flatMap(({ path, below }) => {
    const [first = "", ...rest] = path.split(".");
    const top = props.get(first);
    if (top.state === "unknown") return [top];
    const found = rest.length === 0 ? [top] : valuesAt(top, rest.join("."));
    if (below === undefined) return found;
    return found
      .flatMap((document) => opened(document).items())
      .map((one) => (one.state === "unknown" ? one : one.get(below)));
  });
}

/** What a variable refers to by its kind is no literal: https://docs.aws.amazon.com/codebuild/latest/APIReference/API_EnvironmentVariable.html */
const isKept = (type: Property): boolean => type.value === "PARAMETER_STORE" || type.value === "SECRETS_MANAGER";

function judgeVariable(name: string, value: Property, isTold: (text: string) => boolean): Verdict[] {
  if (!isSecretName(name)) return [];
  if (value.state === "unknown") return [undetermined(value.path)];
  if (typeof value.value !== "string" || !isLiteralSecret(name, value.value) || isTold(value.value)) return [];
  return [fail(value.path, `a literal for ${show(name)}`, "a reference to a secret")];
}

function judge(environment: Property, isTold: (text: string) => boolean): Verdict[] {
  if (environment.state === "unknown") return [undetermined(environment.path)];
  if (!Array.isArray(environment.value)) {
    return environment.keys().flatMap((name) => judgeVariable(name, environment.get(name), isTold));
  }
  return environment.items().flatMap((variable) => {
    const [name, type] = [variable.get("name"), variable.get("type")];
    if (isKept(type)) return [];
    const open = [variable, name, type].find(({ state }) => state === "unknown");
    if (open !== undefined) return [undetermined(open.path)];
    return typeof name.value === "string" ? judgeVariable(name.value, variable.get("value"), isTold) : [];
  });
}

const PASSWORD = ["correct-horse", "battery"].join("-");
const DRAWN = ["qR8vT2mXk0Lw9Zs4", "Yb7Nc1Jd6Hf3Ga"].join("");
const LAMBDA = "aws:lambda/function:Function";
const BUILD = "aws:codebuild/project:Project";
const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const variables = (title: string, values: unknown) => example(title, LAMBDA, { environment: { variables: values } });
const build = (title: string, ...environmentVariables: unknown[]) =>
  example(title, BUILD, { environment: { environmentVariables } });
const task = (title: string, environment: unknown[]) =>
  example(title, TASK, { containerDefinitions: JSON.stringify([{ name: "app", environment }]) });

export const envSecrets: ResourceRule = {
  id: "env-secrets",
  kind: "resource",
  title: "no variable of a workload holds a secret",
  severity: "medium",
  // The pack cannot see whether a value came from an encrypted configuration, where many take it to be safe.
  level: "advisory",
  onUnknown: "ignore",
  why: "Variables are shown by the console, by every call that describes the workload, and by every process of it, however the program came by them.",
  fix: "hand over the ARN and read the secret at the start, or use the secrets of the service (ECS secrets, CodeBuild type SECRETS_MANAGER)",
  frameworks: [
    { framework: "fsbp", version: "1.0.0", id: "ECS.8" },
    { framework: "fsbp", version: "1.0.0", id: "CodeBuild.2" },
  ],
  types,
  needs: [],
  uses: [],
  options: {},

  check(resource) {
    const environments = environmentsOf(resource).filter(({ state }) => state !== "absent");
    if (environments.length === 0) return [notApplicable("has no variables")];
    const isTold = (text: string): boolean =>
      scanOf(resource).found.some(({ finding }) => text.includes(finding.value));
    const verdicts = environments.flatMap((environment) => judge(environment, isTold));
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      variables("the address of a secret", {
        DB_PASSWORD_ARN: "arn:aws:secretsmanager:us-east-1:123456789012:secret:db",
      }),
      variables("an address under the name of a secret", {
        DB_SECRET: "arn:aws:secretsmanager:us-east-1:123456789012:secret:db",
      }),
      variables("the name of a secret", { API_TOKEN: "prod/api-token" }),
      variables("a length of passwords", { PASSWORD_LENGTH: "20", SECRET: "true" }),
      build("a variable that Secrets Manager holds", { name: "TOKEN", type: "SECRETS_MANAGER", value: "db:password" }),
      task("variables without a secret", [{ name: "STAGE", value: "prod" }]),
      example("a function without variables", LAMBDA, { handler: "index.handler" }),
    ],
    fail: [
      variables("a password", { DB_PASSWORD: PASSWORD }),
      variables("a password that is to be changed", { DB_PASSWORD: "changeme" }),
      variables("a key that was drawn", { API_KEY: DRAWN }),
      example("a password of Cloud Control", "aws-native:lambda:Function", {
        environment: { variables: { DB_PASSWORD: PASSWORD } },
      }),
      task("a password of a container", [{ name: "DB_PASSWORD", value: PASSWORD }]),
      example("a password of a container, as a list", "aws-native:ecs:TaskDefinition", {
        containerDefinitions: [{ environment: [{ name: "DB_PASSWORD", value: PASSWORD }] }],
      }),
      build("a plain variable of a build", { name: "DB_PASSWORD", type: "PLAINTEXT", value: PASSWORD }),
      build("a variable of a build, plain by default", { name: "DB_PASSWORD", value: PASSWORD }),
      example("a password of a job", "aws:batch/jobDefinition:JobDefinition", {
        containerProperties: JSON.stringify({ environment: [{ name: "DB_PASSWORD", value: PASSWORD }] }),
      }),
      example("an argument of a job", "aws:glue/job:Job", { defaultArguments: { "--db-password": PASSWORD } }),
    ],
    unknown: [
      variables("a password that another resource decides", { DB_PASSWORD: UNKNOWN }),
      variables("variables that are not known yet", UNKNOWN),
      example("containers that are not known yet", TASK, { containerDefinitions: UNKNOWN }),
    ],
  },
};
