import * as v from "valibot";

const properties = v.nullish(v.record(v.string(), v.unknown()));
const urn = v.pipe(v.string(), v.regex(/^urn:pulumi:.+?::.+?::.+?::/s, "is no URN of Pulumi"));
const urns = v.nullish(v.array(v.string()));

/**
 * One resource as the engine writes it into a state file and into a preview: `ResourceV3`, as far as a policy pack sees it.
 * https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/core.go
 */
export const storedResource = v.looseObject({
  urn,
  type: v.string(),
  inputs: properties,
  outputs: properties,
  parent: v.nullish(v.string()),
  /** URN and id of the provider, with `::` between them. */
  provider: v.nullish(v.string()),
  dependencies: urns,
  propertyDependencies: v.nullish(v.record(v.string(), urns)),
  protect: v.nullish(v.boolean()),
  ignoreChanges: urns,
  /** It waits for its deletion; the one that replaced it is there, too. */
  delete: v.nullish(v.boolean()),
  pendingReplacement: v.nullish(v.boolean()),
  /** It was read and is not managed. */
  external: v.nullish(v.boolean()),
  viewOf: v.nullish(v.string()),
  sourcePosition: v.nullish(v.string()),
  stackTrace: v.nullish(v.array(v.looseObject({ sourcePosition: v.nullish(v.string()) }))),
});

export type StoredResource = v.InferOutput<typeof storedResource>;

/** The parts of a URN: `urn:pulumi:<stack>::<project>::<types>::<name>`. */
export function partsOfUrn(text: string): { stack: string; project: string; name: string } {
  const [stack = "", project = "", , ...name] = text.slice("urn:pulumi:".length).split("::");
  return { stack, project, name: name.join("::") };
}

/**
 * What the engine does not show to a pack: what is on its way out, what is only read, and views, which belong to another
 * resource. https://github.com/pulumi/pulumi/blob/master/pkg/resource/deploy/step_generator.go
 */
export const isJudged = ({ delete: isLeaving, pendingReplacement, external, viewOf }: StoredResource): boolean =>
  isLeaving !== true && pendingReplacement !== true && external !== true && !viewOf;
