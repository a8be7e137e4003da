import path from "node:path";
import { PRESETS, type Preset } from "../../policies/engine/presets";
import { startPack } from "../../tests/support/pack-driver";
import type { Diagnostic, DrivenResource } from "../../tests/support/pack-messages";
import { readFileSync } from "node:fs";

const PACK = path.join(__dirname, "..", "..", "policies");

export interface Judged {
  readonly program: string;
  readonly error: string | undefined;
  readonly resources: readonly DrivenResource[];
}

/** What the pack says of one program. */
export interface Answer extends Judged {
  readonly refusals: Readonly<Record<Preset, readonly Line[]>>;
  readonly advice: Readonly<Record<Preset, readonly Line[]>>;
  /** Milliseconds of the pack for all resources and the stack, in the preset standard. */
  readonly ms: number;
}

export interface Line {
  readonly rule: string;
  readonly resource: string;
  readonly text: string;
}

/** Judges every program at every level, over the protocol. */
export async function judgeAll(programs: readonly Judged[]): Promise<Answer[]> {
  const pack = await startPack(PACK);
  const all = new Map<string, Answer>();
  for (const preset of PRESETS) {
    const config = JSON.parse(readFileSync(path.join(PACK, "presets", `${preset}.json`), "utf8")) as object;
    for (const program of programs) {
      // Configured anew for each: exemptions and what was seen belong to one run.
      await pack.configure({ ...config, ringfence: { allowedRegions: ["us-west-2"] } });
      const begun = performance.now();
      const lines: { level: string; line: Line }[] = [];
      for (const resource of program.resources) {
        const { diagnostics } = await pack.analyze(resource);
        lines.push(...diagnostics.map((one) => lineOf(one, `${resource.type} ${resource.name}`)));
      }
      const { diagnostics } = await pack.analyzeStack(program.resources);
      lines.push(
        ...diagnostics.map((one) => lineOf(one, one.urn === "" ? "the stack" : one.urn.split("::").slice(2).join(" "))),
      );
      const of = (level: string) => lines.filter((each) => each.level === level).map(({ line }) => line);
      const before = all.get(program.program);
      all.set(program.program, {
        ...program,
        refusals: { ...before?.refusals, [preset]: of("mandatory") } as Answer["refusals"],
        advice: { ...before?.advice, [preset]: of("advisory") } as Answer["advice"],
        ms: preset === "standard" ? performance.now() - begun : (before?.ms ?? 0),
      });
    }
  }
  await pack.stop();
  return [...all.values()];
}

const lineOf = ({ policy, level, message }: Diagnostic, resource: string) => ({
  level,
  line: { rule: policy, resource, text: message.split("\n")[0] ?? "" },
});
