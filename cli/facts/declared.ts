import { DECLARABLE, type DeclarableId, type DeclaredFacts } from "../../domain/settings/declared-facts";
import type { Draft } from "../../domain/settings/plan";
import type { Run } from "../probes/run";
import { inEach } from "./each-region";

const asked = ({ on }: Pick<Draft, "on">): DeclarableId[] => DECLARABLE.filter((id) => on[id]);

/** Whether a control is on whose setting an organization can decide. */
export const asksForDeclared = (draft: Pick<Draft, "on">): boolean => asked(draft).length > 0;

/**
 * Who decides about settings of EC2 in each region. An account in no organization is asked nothing more; where it does not
 * say whether it is in one, it is asked as if it were.
 */
export async function readDeclared(
  run: Run,
  draft: Pick<Draft, "on">,
  covered: readonly string[],
): Promise<DeclaredFacts> {
  const { membership } = await import("../probes/organizations");
  const [cell] = await run(membership, []);
  if (cell?.state === "count" && cell.items.length === 0) return {};
  const { declaredSettings } = await import("../probes/ec2-declared");
  const declared = await inEach(run, declaredSettings(asked(draft)), covered, (items) =>
    Object.fromEntries(items.map((item) => [item.id, item.declared])),
  );
  return { declared };
}
