import type { Item, Probe } from "../../cli/probes/probe";
import { type Cell, createRun } from "../../cli/probes/run";

/** What AWS answers: operation -> its answers in order, or an error. */
type Answers = Record<string, readonly object[]>;

/**
 * The cell that a probe makes of answers, in eu-west-1 or where the global services are.
 *
 * @throws Error when the probe asks for more than there is
 */
export async function cellOf<C extends Probe["calls"], I extends Item>(
  probe: Probe<C, I>,
  answers: Answers,
): Promise<{ cell: Cell<I>; asked: object[] }> {
  const left = Object.fromEntries(Object.entries(answers).map(([operation, list]) => [operation, [...list]]));
  const asked: object[] = [];
  const client = class {
    send(command: { input: object }): Promise<object> {
      const operation = command.constructor.name.replace(/Command$/, "");
      asked.push({ [operation]: command.input });
      const answer = left[operation]?.shift();
      if (answer === undefined) return Promise.reject(new Error(`no answer to ${operation}`));
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    }
    destroy(): void {
      asked.push({ destroyed: true });
    }
  };
  const connection = { accountId: "123456789012", credentials: { accessKeyId: "a", secretAccessKey: "b" } };
  const [cell] = await createRun(connection)({ ...probe, client }, ["eu-west-1"]);
  return { cell: cell!, asked };
}

/** The items that a probe makes of answers. */
export async function itemsOf<C extends Probe["calls"], I extends Item>(
  probe: Probe<C, I>,
  answers: Answers,
): Promise<I[]> {
  const { cell } = await cellOf(probe, answers);
  if (cell.state !== "count") throw new Error(`${probe.id} is ${cell.state}: ${cell.because}`);
  return cell.items;
}
