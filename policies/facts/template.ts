import { isMap, isNode, parseDocument, visit } from "yaml";
import { members, read, UNKNOWN } from "../engine/reader";
import { undetermined } from "../engine/verdict";
import type { Property, Resource } from "../resource";
import type { Undetermined } from "../rule";
import { rememberedOnce } from "./remembered";
import { watchedIn } from "./table";
import { thingOf } from "./thing";

/** What a resource declares beside itself. */
export interface Declared {
  /** Resources of its templates; their type is CloudFormation's, `AWS::EC2::Instance`, their members as Pulumi spells them. */
  readonly resources: readonly Resource[];
  /** Templates that cannot be read. */
  readonly unread: readonly Undetermined[];
}

/**
 * The longest template that is sent with a call; a longer one is read from a bucket.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const LONGEST = 51_200;

/** A set of stacks in a template has a template of its own. */
const DEEPEST = 3;

const TEMPLATES: readonly string[] = ["cloudformation", "config"];
const DOCUMENTS: readonly string[] = ["cloudcontrol"];

/** Properties that are called like a template and hold none of CloudFormation, or one that nothing is made of. */
const NO_TEMPLATES: readonly string[] = [
  "elasticsearch",
  "evidently",
  "iot",
  "opensearch",
  "pipes",
  "sagemaker",
  "serverlessrepo",
];

/** What to do with a property that is called like a template; undefined where nobody has decided. */
export function templateKind(type: string): "template" | "document" | "none" | undefined {
  const { service } = thingOf(type);
  if (TEMPLATES.includes(service)) return "template";
  if (DOCUMENTS.includes(service)) return "document";
  return NO_TEMPLATES.includes(service) ? "none" : undefined;
}

/** Everything that the templates of a resource declare. */
export function declaredBy(resource: Resource, depth = 0): Declared {
  const kind = templateKind(resource.type);
  if (kind === undefined || kind === "none" || depth === DEEPEST) return { resources: [], unread: [] };
  const typeName = resource.props.get("typeName");
  if (kind === "document" && typeName.state === "unknown") {
    return { resources: [], unread: [undetermined(typeName.path)] };
  }
  const parts = watchedIn("template", resource.type, resource.props).map(({ property }): Declared => {
    if (property.state === "unknown") return { resources: [], unread: [undetermined(property.path)] };
    const text = typeof property.value === "string" ? property.value : JSON.stringify(property.value);
    const value = text.length > LONGEST ? undefined : parsed(text);
    if (value === undefined) {
      const why = text.length > LONGEST ? "longer than CloudFormation takes" : "neither JSON nor YAML";
      return { resources: [], unread: [undetermined(property.path, why)] };
    }
    const resources =
      kind === "template" ? fromTemplate(value, property.path, resource) : fromDocument(value, property, resource);
    const inner = resources.map((each) => declaredBy(each, depth + 1));
    return {
      resources: [...resources, ...inner.flatMap((each) => each.resources)],
      unread: inner.flatMap(({ unread }) => unread),
    };
  });
  return { resources: parts.flatMap(({ resources }) => resources), unread: parts.flatMap(({ unread }) => unread) };
}

export const parsed = rememberedOnce(parse);

/** JSON or YAML as data; undefined when it is neither. */
function parse(text: string): unknown {
  try {
    if (/^\s*\{/.test(text)) return JSON.parse(text);
  } catch {
    // A flow map of YAML begins in the same way.
  }
  const document = parseDocument(text, { logLevel: "silent" });
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  visit(document, {
    Node: (_, node) => {
      // `!Ref Name` is a function; without its sign it would be the text "Name".
      if (!node.tag?.startsWith("!")) return undefined;
      return node.tag === "!Ref" && "value" in node && node.value === "AWS::Region" ? visit.REMOVE : asFunction();
    },
  });
  function asFunction() {
    const made = document.createNode(UNKNOWN);
    return isNode(made) ? made : undefined;
  }
  try {
    return document.toJS({ maxAliasCount: 100 }) as unknown;
  } catch {
    return undefined;
  }
}

/** A function of CloudFormation, in its long form: what it gives shows at the deployment. */
const isFunction = (key: string): boolean => key === "Ref" || key.startsWith("Fn::");

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** A value of a template, or of a call, as Pulumi spells it: members in camel case, functions unknown, the region of the stack left out. */
export function spelled(value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null || depth > 40) return value;
  if (Array.isArray(value)) return value.map((each) => spelled(each, depth + 1)).filter((each) => each !== undefined);
  const all = members(value);
  if (all.length === 1 && isFunction(all[0]![0])) return all[0]![1] === "AWS::Region" ? undefined : UNKNOWN;
  return Object.fromEntries(all.map(([key, below]) => [lowerFirst(key), spelled(below, depth + 1)]));
}

export const resourceLike = (resource: Resource, type: string, path: string, props: unknown): Resource => ({
  ...resource,
  type,
  props: read(spelled(props), path),
});

function fromTemplate(template: unknown, path: string, resource: Resource): Resource[] {
  const resources = read(template).get("Resources");
  return resources.keys().flatMap((name) => {
    const one = resources.get(name);
    const type = one.get("Type").value;
    if (typeof type !== "string") return [];
    return [resourceLike(resource, type, `${path} > ${name}`, one.get("Properties").value)];
  });
}

/** A resource of Cloud Control: its type beside a document with its members. */
function fromDocument(document: unknown, { path }: Property, resource: Resource): Resource[] {
  const type = resource.props.get("typeName").value;
  return typeof type === "string" ? [resourceLike(resource, type, path, document)] : [];
}
