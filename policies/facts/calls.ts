import { isUnknown, members, read, UNKNOWN } from "../engine/reader";
import { undetermined } from "../engine/verdict";
import type { Property, Resource } from "../resource";
import type { Undetermined } from "../rule";
import { type Decided, decisionsOf } from "./decisions";
import { type Declared, declaredBy, parsed, resourceLike } from "./template";
import { watchedIn } from "./table";

/** What a text with calls is: whose language, or why it holds none of AWS. */
export type CallText = Decided &
  ({ readonly kind: "schedule" | "states" | "automation" } | { readonly kind: "none"; readonly why: string });

/** Every property of the declarations that is called like such a text has its row; the first that fits holds. */
export const CALL_TEXTS: readonly CallText[] = [
  { kind: "schedule", paths: ["scheduler.target.arn"] },
  { kind: "none", paths: ["scheduler.target.input"], why: "read together with the address of the target" },
  { kind: "states", paths: ["sfn.definition", "stepfunctions.definition*"] },
  { kind: "automation", paths: ["ssm.content"] },
  {
    kind: "none",
    paths: ["*.definition*", "*.content"],
    why: "a page, a schema, a policy or a list of the service's own: it calls nothing of AWS",
  },
];

export const callTextOf = decisionsOf(CALL_TEXTS);

/** Deeper than any state machine in one. */
const DEEPEST = 40;

/** Everything that a resource makes: itself, what its templates declare, and the calls that its texts hold. */
export function madeBy(resource: Resource): Declared {
  const declared = declaredBy(resource);
  const calls = [resource, ...declared.resources].map(calledBy);
  const called = calls.flatMap(({ resources }) => resources);
  const inner = called.map((each) => declaredBy(each));
  return {
    resources: [resource, ...declared.resources, ...called, ...inner.flatMap(({ resources }) => resources)],
    unread: [...declared.unread, ...[...calls, ...inner].flatMap(({ unread }) => unread)],
  };
}

/**
 * The calls in the texts of a resource, each like a resource: its type is `AWS::ec2::runInstances`, its members those of the
 * request, spelled as Pulumi spells them.
 */
export function calledBy(resource: Resource): Declared {
  const parts = watchedIn("call", resource.type, resource.props).map(({ path, property }): Declared => {
    const kind = callTextOf(resource.type, path)?.kind ?? "none";
    if (kind === "none") return { resources: [], unread: [] };
    if (property.state === "unknown") return { resources: [], unread: [undetermined(property.path)] };
    return kind === "schedule" ? fromSchedule(property, resource) : fromText(kind, property, resource);
  });
  return { resources: parts.flatMap(({ resources }) => resources), unread: parts.flatMap(({ unread }) => unread) };
}

/**
 * A schedule that makes a call by itself.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
 */
function fromSchedule(arn: Property, resource: Resource): Declared {
  const [, service, call] = /^arn:[\w-]+:scheduler:::aws-sdk:(\w+):(\w+)$/.exec(String(arn.value)) ?? [];
  if (service === undefined) return { resources: [], unread: [] };
  const [input] = resource.props.get("target").items();
  const given = input!.get("input");
  if (given.state === "unknown") return { resources: [], unread: [undetermined(given.path)] };
  const request = given.state === "absent" ? {} : typeof given.value === "string" ? parsed(given.value) : given.value;
  if (request === undefined) return { resources: [], unread: [undetermined(given.path, "no JSON")] };
  return { resources: [callLike(resource, service, call!, given.path, request)], unread: [] };
}

const callLike = (resource: Resource, service: string, call: string, path: string, request: unknown): Resource =>
  resourceLike(resource, `AWS::${service}::${call}`, path, plain(request));

/** What the run decides, as an unknown: `Name.$`, `{% name %}` of state machines, `{{ name }}` of automations. */
function plain(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return /^\s*\{%|\{\{/.test(value) ? UNKNOWN : value;
  if (typeof value !== "object" || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((each) => plain(each, depth + 1));
  return Object.fromEntries(
    members(value).map(([key, below]) =>
      key.endsWith(".$") ? [key.slice(0, -2), UNKNOWN] : [key, plain(below, depth + 1)],
    ),
  );
}

function fromText(kind: "states" | "automation", text: Property, resource: Resource): Declared {
  const value = typeof text.value === "string" ? parsed(text.value) : text.value;
  if (value === undefined) return { resources: [], unread: [undetermined(text.path, "neither JSON nor YAML")] };
  const callIn = kind === "states" ? callOfState : callOfStep;
  const resources: Resource[] = [];
  const unread: Undetermined[] = [];
  const pending: { property: Property; depth: number }[] = [{ property: read(value, text.path), depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { property, depth } = next;
    if (property.state !== "known" || depth > DEEPEST) continue;
    const found = callIn(property);
    if (found === "unknown") unread.push(undetermined(property.path));
    else if (found !== undefined) {
      resources.push(callLike(resource, found.service, found.call, found.request.path, found.request.value ?? {}));
    }
    const below = Array.isArray(property.value) ? property.items() : property.keys().map((key) => property.get(key));
    pending.push(
      ...below
        .filter(({ value: each }) => typeof each === "object")
        .map((each) => ({ property: each, depth: depth + 1 })),
    );
  }
  return { resources, unread };
}

interface Call {
  readonly service: string;
  readonly call: string;
  readonly request: Property;
}

const firstOf = (property: Property, ...keys: string[]): Property =>
  keys.map((key) => property.get(key)).find(({ state }) => state !== "absent") ?? property.get(keys[0]!);

/** https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html */
function callOfState(state: Property): Call | "unknown" | undefined {
  const resource = firstOf(state, "Resource", "resource");
  if (resource.state === "unknown") return firstOf(state, "Type", "type").value === "Task" ? "unknown" : undefined;
  const [, service, call] = /:states:::(?:aws-sdk:)?([\w-]+):(\w+)/.exec(String(resource.value)) ?? [];
  return service === undefined
    ? undefined
    : { service, call: call!, request: firstOf(state, "Parameters", "Arguments", "parameters", "arguments") };
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html */
function callOfStep(step: Property): Call | "unknown" | undefined {
  const action = step.get("action");
  const inputs = step.get("inputs");
  if (action.value === "aws:runInstances") return { service: "ec2", call: "runInstances", request: inputs };
  if (action.value === "aws:createStack") return { service: "cloudformation", call: "createStack", request: inputs };
  if (action.value !== "aws:executeAwsApi") return undefined;
  const [service, call] = [inputs.get("Service"), inputs.get("Api")];
  if (isUnknown(service.value) || isUnknown(call.value)) return "unknown";
  const nameOf = ({ value }: Property): string => String(value).replace(/\W|_/g, "");
  return { service: nameOf(service), call: nameOf(call), request: inputs };
}
