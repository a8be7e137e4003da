import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { ControlId } from "../../domain/controls/table";
import type { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { regionsOf } from "../../domain/settings/resolve";
import { controlStates } from "../../domain/settings/control-states";
import { draftOf } from "../adopt/draft";

/** What the settings of a stack say that the baseline makes, for who has no outputs. */
export interface StackSettings {
  /** Name of the file. */
  file: string;
  home: string;
  allowed: string[];
  covered: string[];
  controlStates: Readonly<Record<ControlId, string>>;
  mode: GuardrailMode;
  /** Names of the policy documents that are made. */
  denies: string[];
}

const STACK_FILE = /^Pulumi\..+\.yaml$/;

/**
 * The settings in the only `Pulumi.<stack>.yaml` of a folder. Of several nobody knows which one is of the account.
 *
 * @param accountId of the account that is asked
 * @param enabled its regions
 * @returns why what is there was not used; nothing when there is none
 */
export async function stackSettingsIn(
  folder: string,
  { accountId, enabled }: { accountId: string; enabled: readonly string[] },
): Promise<{ settings: StackSettings } | { unused: string } | undefined> {
  const files = readdirSync(folder).filter((name) => STACK_FILE.test(name));
  const [file] = files;
  if (file === undefined) return undefined;
  if (files.length > 1) return { unused: `not by the settings here, because there are ${files.sort().join(", ")}` };
  const read = await draftOf({ settings: join(folder, file) });
  if ("problems" in read) {
    const [{ path, message }] = read.problems as [(typeof read.problems)[number]];
    return { unused: `not by ${file}: ${path}: ${message}` };
  }
  const { draft } = read;
  const { settings, documents } = draft;
  if (settings.accountId !== undefined && settings.accountId !== accountId) {
    return { unused: `not by ${file}, which is for account ${settings.accountId}` };
  }
  // As the program does: a region that is named and off is not there.
  const { covered } = regionsOf(
    settings,
    (settings.enabledRegions ?? enabled).filter((one) => enabled.includes(one)),
  );
  return {
    settings: {
      file,
      home: settings.homeRegion,
      allowed: settings.allowedRegions,
      covered,
      controlStates: controlStates(draft),
      mode: settings.guardrails.mode,
      denies: documents.guardrails.map(({ name }) => name),
    },
  };
}
