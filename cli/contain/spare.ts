import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { exemptPrincipals, NAME_PREFIX } from "../../domain/documents/own-principals";
import { arnPatternOf } from "../../domain/documents/pattern";
import type { Facts } from "./facts";
import type { Request } from "./request";
import type { Found } from "./row";

/** Why something is not touched. The first that holds is told. */
export type Spared = "caller" | "exempt" | "managed by AWS" | "baseline" | "state" | "keep tag" | "older" | "undated";

/** The user or role behind an ARN: of a session, its role. */
export function principalOf(arn: string): { kind: "user" | "role" | "root"; name: string; session?: string } {
  const [, , service, , , ...rest] = arn.split(":");
  const [kind = "", ...path] = rest.join(":").split("/");
  if (service === "sts" && kind === "assumed-role") return { kind: "role", name: path[0]!, session: path[1] ?? "" };
  if (kind === "root") return { kind: "root", name: "root" };
  return { kind: kind === "user" ? "user" : "role", name: path.at(-1) ?? "" };
}

/** Roles that nobody but AWS changes: of its services, and of Identity Center. */
const MANAGED = /:role\/aws-(service-role|reserved)\//;

/** Whether a call to IAM may change a principal at all, and whether it is one that ends the intrusion. */
export function sparedPrincipal(
  arn: string,
  { caller, exempt }: Pick<Request, "caller" | "exempt">,
): Spared | undefined {
  const own = principalOf(caller);
  const other = principalOf(arn);
  if (own.kind === other.kind && own.name === other.name) return "caller";
  if (exemptPrincipals(GuardrailMode.Organization, exempt).some((pattern) => arnPatternOf(pattern).test(arn)))
    return "exempt";
  if (MANAGED.test(arn)) return "managed by AWS";
  return undefined;
}

const isKept = ({ tags = {} }: Found, { keep }: Request): boolean =>
  keep.some(({ key, value }) => key in tags && (value === undefined || tags[key] === value));

const isInState = ({ id, arn }: Found, { state }: Request): boolean =>
  (arn !== undefined && state.arns.includes(arn)) || state.ids.includes(id);

/** By itself, without what made it. */
function sparedAlone(found: Found, service: string, request: Request): Spared | undefined {
  const { session } = principalOf(request.caller);
  // The session of a machine's own role has the machine's id as its name.
  if (session !== undefined && session === found.id) return "caller";
  if (service === "iam" && found.arn !== undefined) {
    const spared = sparedPrincipal(found.arn, request);
    if (spared) return spared;
  }
  if (service === "events" && found.id.startsWith(NAME_PREFIX)) return "baseline";
  if (isInState(found, request)) return "state";
  if (isKept(found, request)) return "keep tag";
  if (found.startedAt === undefined) return request.includeUndated ? undefined : "undated";
  return !request.includeOlder && found.startedAt < new Date(request.t0) ? "older" : undefined;
}

/** Says of a thing why it is spared, or nothing when it is not. */
export type Spare = (found: Found, service: string, region: string) => { because: Spared; by?: string } | undefined;

/**
 * What is spared, and what it made: the new machine of an old group belongs to the group. What is spared for want of a date
 * spares only itself, or an old queue would protect the jobs of an intruder.
 *
 * @param services id of a look -> prefix of its service
 */
export function createSpare(request: Request, facts: Facts, services: ReadonlyMap<string, string>): Spare {
  const owners = new Map<string, { because: Spared; by: string }>();
  for (const [look, regions] of facts.found) {
    const service = services.get(look) ?? "";
    for (const [region, list] of regions) {
      for (const found of list) {
        const because = sparedAlone(found, service, request);
        if (because === undefined || because === "undated") continue;
        for (const name of [found.id, found.arn]) {
          if (name !== undefined) owners.set(`${region} ${service}:${name}`, { because, by: found.id });
        }
      }
    }
  }
  return (found, service, region) => {
    const alone = sparedAlone(found, service, request);
    if (alone !== undefined) return { because: alone };
    return (found.partOf ?? []).map((owner) => owners.get(`${region} ${owner}`)).find((spared) => spared !== undefined);
  };
}
