import { accountOfMonitor } from "../controls/spend/cost-anomaly";
import { type Problem, show } from "../fields/problems";
import type { Facts } from "./account-facts";
import type { Draft } from "./plan";

/**
 * What would make AWS refuse the anomaly monitor or its alert, after other things were made. AWS allows one monitor of
 * services an account, and says "Limit exceeded on dimensional spend monitor creation" of a second:
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2515
 *
 * A monitor with the baseline's name is the baseline's own, of the run before.
 */
export function anomalyProblems(
  { settings, on, namePrefix }: Pick<Draft, "settings" | "on" | "namePrefix">,
  { anomalyMonitors, caller }: Pick<Facts, "anomalyMonitors" | "caller">,
): Problem[] {
  if (!on["cost-anomaly"]) return [];
  const named = settings.existing.anomalyMonitor;
  const path = "existing.anomalyMonitor";
  if (named !== undefined && caller !== undefined && accountOfMonitor(named) !== caller.accountId) {
    const message = `is ${named}, a monitor of another account than ${caller.accountId}; name one of that account, or remove it`;
    return [{ path, message }];
  }
  if (anomalyMonitors === undefined) return [];
  if ("notEnabled" in anomalyMonitors) {
    const message = `cannot be made while Cost Explorer is off for this account (${anomalyMonitors.notEnabled}); open Cost Explorer once in the console, as the payer when there is one, and run again a day later, or set controls: { cost-anomaly: off } until then`;
    return [{ path: "controls.cost-anomaly", message }];
  }
  const { found } = anomalyMonitors;
  if (named !== undefined) {
    if (found.some(({ arn }) => arn === named)) return [];
    const [other] = found;
    const there = other ? `${show(other.name)}, ${other.arn}` : "none: remove the setting";
    const message = `is ${named}, which is no monitor of services of this account; there is ${there}`;
    return [{ path, message, ...(other ? { existing: { anomalyMonitor: other.arn } } : {}) }];
  }
  return found
    .filter(({ name }) => !name.startsWith(namePrefix))
    .map(({ arn, name }) => ({
      path,
      message: `is missing: the account has the monitor ${show(name)}, and AWS allows one of services; name it, and it is used as it is`,
      existing: { anomalyMonitor: arn },
    }));
}
