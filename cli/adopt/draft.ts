import { readFileSync } from "node:fs";
import { BASELINE_NAME } from "../../domain/documents/own-principals";
import type { Problem } from "../../domain/fields/problems";
import type { Draft } from "../../domain/settings/plan";
import { draft } from "../../domain/settings/resolve";
import type { AdoptOptions } from "./options";

/** A text that nobody has to know yet: the checks of the settings take it for one that the program computes. */
const later = (): Promise<string> => Promise.resolve("");
const somebody = () => ({ name: later(), title: later(), email: later(), phone: later() });

/**
 * Answers that an owner may still owe, because what exists in an account does not depend on them: whom AWS writes to, and
 * what a month may cost.
 */
const stillOpen = () => ({
  contacts: { security: somebody(), billing: somebody(), operations: somebody() },
  monthlyBudgetUsd: Number.MAX_SAFE_INTEGER,
});

/** A file of settings, or the regions alone. */
type Named = Partial<Pick<AdoptOptions, "settings" | "allowedRegions" | "homeRegion">>;

async function settingsOf({
  settings: file,
  allowedRegions,
  homeRegion,
}: Named): Promise<{ settings: Record<string, unknown> } | { problems: Problem[] }> {
  if (file === undefined) return { settings: { allowedRegions, homeRegion } };
  try {
    const text = readFileSync(file, "utf8");
    return (await import("./settings-file")).readSettingsFile(file, text);
  } catch (error) {
    return { problems: [{ path: "--settings", message: `${file} cannot be read: ${(error as Error).message}` }] };
  }
}

/** A baseline that was read, and the setting `guardrails` as somebody wrote it, without defaults. */
export interface DraftToAdopt {
  draft: Draft;
  guardrails: object;
}

/** The baseline of the settings that were named, as far as it can be decided before the account is asked. */
export async function draftOf(options: Named): Promise<DraftToAdopt | { problems: Problem[] }> {
  const read = await settingsOf(options);
  if ("problems" in read) return read;
  const drafted = draft(BASELINE_NAME, { ...read.settings, ...stillOpen() });
  return "problems" in drafted ? drafted : { ...drafted, guardrails: read.settings["guardrails"] ?? {} };
}
