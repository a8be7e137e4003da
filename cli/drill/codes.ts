import { confirmCodes } from "../doctor/confirm";
import type { Expected } from "../doctor/expected";
import { Refused } from "../doctor/refused";
import type { Connected } from "../connection";
import type { Output } from "../output";
import type { Run } from "../probes/run";

/** Asks on the terminal for the codes of mails as they come, until one is left empty; each says how long it took. */
export async function askCodes(
  connected: Connected,
  { run, expected }: { run: Run; expected: Expected },
  output: Output,
): Promise<void> {
  const { isCancel, text } = await import("@clack/prompts");
  for (;;) {
    const typed = await text({ message: "Code of a mail that came (nothing: end)", placeholder: "K3F9QX-7" });
    if (isCancel(typed) || !typed.trim()) return;
    const codes = typed.split(/[\s,]+/).filter((code) => code !== "");
    try {
      await confirmCodes(connected, { run, expected: { ...expected, now: new Date() }, codes, json: false }, output);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      output.err(`drill: ${error.message}\n`);
    }
  }
}
