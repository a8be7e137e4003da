import { packedActions } from "../../cli/catalogue/packed-actions";
import { actionsIn } from "../../domain/documents/actions/catalogue";
import type { GuardrailDocumentsArgs } from "../../domain/documents/guardrails/guardrail-documents";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { type ActionIndex, actionIndex } from "../../domain/replay/event-actions";
import { Replay, type ReplayArgs, type Replayed } from "../../domain/replay/replay";
import { ARGS } from "./document-args";

let known: Promise<ActionIndex> | undefined;

/** Every action of AWS. */
const everyAction = (): Promise<ActionIndex> =>
  (known ??= packedActions().then((packed) => actionIndex(actionsIn(packed).map(({ action }) => action))));

/** Sydney allowed, everything else by default. */
export const SETTINGS: GuardrailDocumentsArgs = { ...ARGS, mode: GuardrailMode.Organization };

/** What a replay of records counts. */
export async function replayed(
  records: Iterable<unknown>,
  { settings, ...given }: Partial<Omit<ReplayArgs, "settings">> & { settings?: Partial<GuardrailDocumentsArgs> } = {},
): Promise<Replayed> {
  const args = { settings: { ...SETTINGS, ...settings }, index: await everyAction(), bound: [], except: [], ...given };
  const replay = new Replay(args);
  for (const record of records) replay.add(record);
  return replay.result();
}
