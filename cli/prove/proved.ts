import { actionsIn, type CatalogueAction } from "../../domain/documents/actions/catalogue";
import { reachReport } from "../../domain/documents/reach/report";
import { packedActions } from "../catalogue/packed-actions";
import type { ConnectionOptions } from "../connection";
import type { Output } from "../output";
import type { ExitCode } from "../verb";
import { describeReach } from "./describe";
import type { Confirmation } from "./confirmation";
import { describeConfirmation } from "./describe-confirmation";
import type { ToProve } from "./settings";
import { count, wrapped } from "./text";

/** How it is said, and whether AWS is asked. */
export interface ProveOptions {
  json: boolean;
  confirm: boolean;
  /** As whom AWS is asked. */
  connection: ConnectionOptions;
}

const several = (number: number, one: string): string => `${number} ${one}${number === 1 ? "" : "s"}`;

const summary = ({ ways, principals, places }: ToProve, actions: number, decisions: number): string =>
  wrapped(
    `${count(actions)} actions in ${several(places.length, "sort")} of regions, by ${several(ways.length, "way")} to be bound and ${several(principals.length, "kind")} of principals: ${count(decisions)} decisions.`,
    0,
  );

/** Asks AWS's simulator; a failure has been told when there is no answer. */
async function confirmed(
  { ways, principals, places }: ToProve,
  actions: readonly CatalogueAction[],
  { connection }: ProveOptions,
  err: Output["err"],
): Promise<Confirmation | undefined> {
  const [{ sampleOf }, { confirm }, { connect, NoConnection }] = await Promise.all([
    import("./sample"),
    import("./confirm"),
    import("../connection"),
  ]);
  const ask = async (): Promise<Confirmation | { problem: string }> => {
    try {
      const connected = await connect(connection);
      return await confirm({ ways, requests: sampleOf(ways, principals, places, actions) }, connected);
    } catch (error) {
      if (error instanceof NoConnection) return { problem: error.message };
      throw error;
    }
  };
  const answer = await ask();
  if (!("problem" in answer)) return answer;
  err(`prove --confirm could not ask AWS: ${answer.problem}\n`);
  return undefined;
}

/** Proves, says what was found, and answers 0 when no launcher is reachable and AWS's simulator agrees, if it was asked. */
export async function proved(settings: ToProve, options: ProveOptions, { out, err }: Output): Promise<ExitCode> {
  const { ways, principals, places } = settings;
  const actions = actionsIn(await packedActions());
  const report = reachReport(ways, principals, places, actions);
  const confirmation = options.confirm ? await confirmed(settings, actions, options, err) : undefined;
  out(
    options.json
      ? `${JSON.stringify({ ...report, ...(confirmation ? { confirmation } : {}) }, undefined, 2)}\n`
      : `${[
          summary(settings, actions.length, report.decisions),
          describeReach(report),
          ...(confirmation ? [describeConfirmation(confirmation)] : []),
        ].join("\n\n")}\n`,
  );
  if (options.confirm && confirmation === undefined) return 1;
  return report.launchersReachable.length > 0 || (confirmation?.disagreements.length ?? 0) > 0 ? 2 : 0;
}
