import type { Problem } from "../fields/problems";
import type { Facts } from "./account-facts";
import type { Draft, Plan } from "./plan";

/** ARN of the log group of the trail that exists, when the filters of CIS are to read it. */
function groupOf({ settings, on }: Pick<Draft, "settings" | "on">, { seenTrails }: Facts): string | undefined {
  const { trail } = settings.existing;
  if (trail === undefined || !on["cis-metric-filters"]) return undefined;
  return seenTrails?.find(({ arn }) => arn === trail)?.logGroup;
}

/** Its name: arn:aws:logs:<region>:<account>:log-group:<name>:* */
export const trailLogGroup = (draft: Pick<Draft, "settings" | "on">, facts: Facts): string | undefined =>
  groupOf(draft, facts)?.split(":")[6];

/**
 * A trail that is named instead of made must send to a log group that filters can be put on, and whose alarms can ring: else
 * they would look like guards and count nothing.
 */
export function logGroupProblems(plan: Pick<Plan, "settings" | "on" | "regions">, facts: Facts): Problem[] {
  const { trail } = plan.settings.existing;
  if (trail === undefined || !plan.on["cis-metric-filters"]) return [];
  const say = (message: string): Problem[] => [
    {
      path: "controls.cis-metric-filters",
      message: `${message}, or switch cis-metric-filters off, or remove existing.trail, and audit-trail makes one with a log group`,
    },
  ];
  const group = groupOf(plan, facts);
  if (group === undefined) {
    return facts.seenTrails
      ? say(
          `${trail} sends to no log group, so there is nothing to count; aws cloudtrail update-trail --name ${trail} --cloud-watch-logs-log-group-arn <ARN> --cloud-watch-logs-role-arn <ARN>`,
        )
      : say(
          `nobody knows the log group of ${trail}; allow cloudtrail:DescribeTrails to who runs this program, and run it instead of the component alone`,
        );
  }
  const [, , , region, owner] = group.split(":");
  const account = facts.caller?.accountId;
  if (account !== undefined && owner !== account) {
    return say(
      `the log group of ${trail} is in account ${owner!}, where this program makes nothing; make the filters there`,
    );
  }
  const { home } = plan.regions;
  return region === home
    ? []
    : say(
        `the log group of ${trail} is in ${region!}, and its alarms cannot ring the topic in ${home}; set homeRegion: ${region!} when workloads may run there`,
      );
}
