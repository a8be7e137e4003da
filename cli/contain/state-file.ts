import type { Problem } from "../../domain/fields/problems";
import type { InState } from "./request";

interface StateResource {
  type?: unknown;
  id?: unknown;
  outputs?: { arn?: unknown };
}

/** `pulumi stack export`: the resources of a stack. https://www.pulumi.com/docs/iac/cli/commands/pulumi_stack_export/ */
interface Exported {
  deployment?: { resources?: unknown };
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** Without a colon or a slash it could be the name of anything; what AWS numbers itself is unique. */
const NUMBERED = /-[0-9a-f]{8,}/;

/** What a Pulumi state names, so that nothing of it is touched. */
export function readState(file: string, text: string): InState | { problems: Problem[] } {
  const fail = (message: string) => ({ problems: [{ path: "--state", message: `${file}: ${message}` }] });
  let exported: Exported;
  try {
    exported = JSON.parse(text) as Exported;
  } catch (error) {
    return fail(`no JSON: ${(error as Error).message}; give what \`pulumi stack export\` prints`);
  }
  const resources = exported.deployment?.resources;
  if (!Array.isArray(resources)) return fail("no `deployment.resources`; give what `pulumi stack export` prints");
  const arns = new Set<string>();
  const ids = new Set<string>();
  for (const { id, outputs } of resources as StateResource[]) {
    const arn = [outputs?.arn, id].find((value) => isText(value) && value.startsWith("arn:"));
    if (isText(arn)) arns.add(arn);
    // A name alone would spare what an intruder gave the same name; where there is an ARN, it says more.
    if (isText(id) && !id.startsWith("arn:") && (arn === undefined || NUMBERED.test(id))) ids.add(id);
  }
  return { arns: [...arns].sort(), ids: [...ids].sort() };
}
