import * as v from "valibot";
import { partsOfUrn, storedResource } from "./resource";
import type { Stored } from "./stored";

/** Versions of the format whose resources look alike; the first two are of 2018 and before. */
const VERSIONS = [3, 4];

const deployment = v.looseObject({ resources: v.nullish(v.array(storedResource)) });
const schema = v.looseObject({ version: v.number(), deployment });

const HOW = "give the file that `pulumi stack export` wrote";

/** What else people have at hand, with what to do. */
const MISTAKEN: readonly (readonly [member: string, hint: string])[] = [
  ["steps", "is a preview; give it with --program-plan"],
  ["checkpoint", `is a checkpoint of a backend; ${HOW}`],
  ["resourcePlans", `is a plan of \`pulumi preview --save-plan\`; ${HOW}`],
];

/** A state file, or what is wrong with it. */
export function readState(value: unknown): Stored | { message: string } {
  const given = typeof value === "object" && value !== null ? value : {};
  const mistaken = MISTAKEN.find(([member]) => member in given);
  if (mistaken !== undefined) return { message: mistaken[1] };
  if (!("deployment" in given)) return { message: `is no export of a stack: it has no deployment; ${HOW}` };
  const { version } = given as { version?: unknown };
  if (typeof version === "number" && version > Math.max(...VERSIONS)) {
    return {
      message: `is in format ${version}, which is newer than ringfence knows (${VERSIONS.join(", ")}); update ringfence`,
    };
  }
  if (typeof version === "number" && version < Math.min(...VERSIONS)) {
    return {
      message: `is in format ${version} of an engine that is too old; run \`pulumi up\` or \`pulumi refresh\` with Pulumi 3, and export again`,
    };
  }
  const read = v.safeParse(schema, value);
  if (!read.success) {
    const [issue] = read.issues;
    return { message: `is no export of a stack: ${v.getDotPath(issue) ?? "the whole"}: ${issue.message}; ${HOW}` };
  }
  const resources = read.output.deployment.resources ?? [];
  const { project, stack } = partsOfUrn(resources[0]?.urn ?? "");
  const notes = resources.length === 0 ? ["the stack is empty, so there was nothing to judge"] : [];
  return { project, stack, resources, notes };
}
