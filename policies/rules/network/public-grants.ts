import { show } from "../../engine/message";
import { fail, undetermined } from "../../engine/verdict";
import { nameOf } from "../../facts/thing";
import type { Resource } from "../../resource";
import type { Verdict } from "../../rule";

/** A permission that is a resource of its own, with a principal and no document. */
interface Grant {
  readonly kinds: readonly string[];
  /** Properties that narrow the principal `*`, in each spelling. */
  readonly narrowedBy: readonly string[];
}

const GRANTS: readonly Grant[] = [
  {
    kinds: ["lambda:permission"],
    narrowedBy: ["sourceArn", "sourceAccount", "principalOrgId", "principalOrgID"],
  },
  { kinds: ["lambda:layerversionpermission"], narrowedBy: ["organizationId"] },
  // An event bus, without a statement: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html
  { kinds: ["events:permission", "events:buspolicy"], narrowedBy: ["condition"] },
];

export const GRANT_KINDS: readonly string[] = GRANTS.flatMap(({ kinds }) => kinds);

/** What a permission without a document lets everybody do. */
export function judgeGrant({ type, props }: Resource): Verdict[] {
  const grant = GRANTS.find(({ kinds }) => kinds.includes(nameOf(type)));
  const principal = props.get("principal");
  if (grant === undefined || principal.state === "absent") return [];
  if (grant.narrowedBy.some((name) => props.get(name).items().length > 0)) return [];
  if (principal.state === "unknown") return [undetermined(principal.path)];
  if (principal.value !== "*") return [];
  return [fail(principal.path, show(principal.value), `an account or a service, or ${grant.narrowedBy[0]!}`)];
}
