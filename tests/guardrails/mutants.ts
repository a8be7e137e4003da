import { covers } from "../../domain/documents/evaluate";
import { decide, type Guardrails } from "./decide";
import { MODES, type Mode } from "./modes";
import { type Row } from "./row";
import { ROWS } from "./rows";

/** A document that lost one statement. */
export interface Mutant {
  mode: Mode;
  /** Name of the document. */
  name: string;
  /** Sid of the statement. */
  sid: string;
}

/** Every statement of every document, taken away once. */
export const mutantsOf = (guardrails: Guardrails): Mutant[] =>
  MODES.flatMap((mode) =>
    Object.entries(guardrails[mode]).flatMap(([name, { Statement }]) =>
      Statement.map(({ Sid }) => ({ mode, name, sid: Sid })),
    ),
  );

const mutate = (guardrails: Guardrails, { mode, name, sid }: Mutant): Guardrails => {
  const document = guardrails[mode][name]!;
  const Statement = document.Statement.filter((statement) => statement.Sid !== sid);
  return { ...guardrails, [mode]: { ...guardrails[mode], [name]: { ...document, Statement } } };
};

/** The rows that could notice: those that the statement is about, with the decision that it makes. */
function witnesses(rows: readonly Row[], { mode, name, sid }: Mutant, guardrails: Guardrails): Row[] {
  const statement = guardrails[mode][name]!.Statement.find(({ Sid }) => Sid === sid)!;
  const decision = statement.Effect === "Deny" ? "denied" : "allowed";
  return rows.filter((row) => row.modes.includes(mode) && row.decision === decision && covers(statement, row.call));
}

/** The first row of the matrix that fails when the statement is gone; undefined when nobody would notice. */
export const killerOf = (mutant: Mutant, guardrails: Guardrails): Promise<Row | undefined> =>
  killerAmong(ROWS, mutant, guardrails);

/** The same among other rows. */
export async function killerAmong(
  rows: readonly Row[],
  mutant: Mutant,
  guardrails: Guardrails,
): Promise<Row | undefined> {
  const mutated = mutate(guardrails, mutant);
  for (const row of witnesses(rows, mutant, guardrails)) {
    const decision = (await decide(row, mutant.mode, mutated)) ? "allowed" : "denied";
    if (decision !== row.decision) return row;
  }
  return undefined;
}
