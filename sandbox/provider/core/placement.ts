import type { Aws } from "../aws/aws";
import type { Instance } from "./instance";
import type { AnyResourceType } from "./resource";
import { SCHEMA } from "../schema/schema";
import type { Props } from "./values";

/** AWS signs calls of global services for this region. */
const GLOBAL_REGION = "us-east-1";
const REGION = "[a-z]{2}(?:-[a-z]+)+-\\d";

/** Types without a `region` input belong to global services. */
function isRegional(type: AnyResourceType): boolean {
  return "region" in SCHEMA.resource(type.token).inputs;
}

/** The account where a resource with these properties is: in its region, the provider's own, or that of global services. */
export function awsFor(type: AnyResourceType, instance: Instance, props: Props): Aws {
  if (!isRegional(type)) return instance.aws(GLOBAL_REGION);
  return instance.aws(typeof props["region"] === "string" ? props["region"] : undefined);
}

/** What reading a resource tells about its place. */
export function placed(type: AnyResourceType, aws: Aws): Props {
  return isRegional(type) ? { region: aws.region } : {};
}

/**
 * The region an import id names: `<id>@<region>`, or an ARN or a region as the id itself. Without one, the resource is
 * looked for in the region of the provider, even when the program gives another: the engine does not tell the inputs.
 * https://github.com/pulumi/pulumi-aws/issues/5697
 */
export function splitRegion(type: AnyResourceType, id: string): { id: string; region?: string } {
  if (!isRegional(type)) return { id };
  const [, own, suffix] = new RegExp(`^(.+)@(${REGION})$`).exec(id) ?? [];
  if (own && suffix) return { id: own, region: suffix };
  const region = new RegExp(`^(?:arn:[^:]+:[^:]+:)?(${REGION})(?::|$)`).exec(id)?.[1];
  return region ? { id, region } : { id };
}
