import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { withAssetTexts } from "./assets";
import { read } from "./reader";
import type { Resource, ResourceOptions, Stack, StackResource } from "../resource";

/** What the SDK tells about one resource, as rules see it. */
export async function resourceOf(args: ResourceValidationArgs): Promise<Resource> {
  return { ...common(args), props: read(await withAssetTexts(args.props)) };
}

/** What the SDK tells about a whole stack, as rules see it. */
export function stackOf(resources: readonly PolicyResource[]): Stack {
  const [, name = "", project = ""] = /^urn:pulumi:([^:]*)::([^:]*)::/.exec(resources[0]?.urn ?? "") ?? [];
  return { name, project, resources: resources.map(stackResourceOf) };
}

function stackResourceOf(resource: PolicyResource): StackResource {
  const urns = (list: readonly PolicyResource[]): string[] => list.map((other) => other.urn);
  return {
    ...common(resource),
    ...(resource.parent === undefined ? {} : { parent: resource.parent.urn }),
    dependencies: urns(resource.dependencies),
    propertyDependencies: Object.fromEntries(
      Object.entries(resource.propertyDependencies).map(([property, list]) => [property, urns(list)]),
    ),
  };
}

/** An option that the typings of the SDK do not have yet: pulumi/pulumi-policy#440. */
const annotationsOf = (opts: object): Pick<ResourceOptions, "annotations"> =>
  "annotations" in opts ? { annotations: opts.annotations as Record<string, unknown> } : {};

const common = ({ type, name, urn, props, opts, provider }: ResourceValidationArgs | PolicyResource): Resource => ({
  type,
  name,
  urn,
  props: read(props),
  opts: { protect: opts.protect, ignoreChanges: opts.ignoreChanges, ...annotationsOf(opts) },
  ...(opts.parent === undefined ? {} : { parent: opts.parent }),
  ...(provider === undefined
    ? {}
    : {
        provider: { type: provider.type, name: provider.name, urn: provider.urn, props: read(provider.props) },
      }),
});
