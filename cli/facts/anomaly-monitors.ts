import type { Cell } from "../probes/run";
import type { AnomalyMonitors } from "../../domain/settings/account-facts";

/**
 * How AWS says that nobody switched Cost Explorer on, or that the payer keeps it from its members: no policy mends that.
 * https://github.com/aws-samples/aws-cost-explorer-report/issues/15
 */
const NOT_ENABLED = /not enabled for cost explorer|access to cost explorer/i;

/** What is known of the monitors of services; neither when nobody was asked. */
interface ReadMonitors {
  anomalyMonitors?: AnomalyMonitors;
  /** Why nobody knows. */
  refused?: string;
}

/** What the answer to the question for anomaly monitors means. */
export function anomalyFacts(cell: Cell<{ id: string; arn: string }> | undefined): ReadMonitors {
  if (cell === undefined) return {};
  if (cell.state === "count")
    return { anomalyMonitors: { found: cell.items.map(({ id, arn }) => ({ arn, name: id })) } };
  return NOT_ENABLED.test(cell.because) ? { anomalyMonitors: { notEnabled: cell.because } } : { refused: cell.because };
}
