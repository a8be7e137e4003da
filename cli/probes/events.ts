import { EventBridgeClient, ListRulesCommand, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";
import pLimit from "p-limit";
import { paged, probe } from "./probe";

/** Questions about rules in flight at once in one region: EventBridge throttles more. */
const RULES_AT_ONCE = 10;

/**
 * Rules on the default bus, with the ARNs of what they send to.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html
 *
 * @param namePrefix what their names begin with; absent: all rules
 */
export const rulesOf = (namePrefix?: string) =>
  probe({
    id: "rules",
    service: "events",
    kind: "rule",
    scope: "regional",
    client: EventBridgeClient,
    calls: {
      list: paged(ListRulesCommand, "NextToken"),
      targets: paged(ListTargetsByRuleCommand, "NextToken"),
    },
    read: async ({ list, targets }) => {
      const limit = pLimit(RULES_AT_ONCE);
      const found = (await list(namePrefix === undefined ? {} : { NamePrefix: namePrefix })).flatMap(
        ({ Rules = [] }) => Rules,
      );
      return Promise.all(
        found.map(({ Name, Arn, State, EventPattern }) =>
          limit(async () => {
            const pages = await targets({ Rule: Name });
            return {
              id: Name!,
              arn: Arn,
              state: State,
              pattern: EventPattern ?? "",
              targets: pages.flatMap(({ Targets = [] }) => Targets).map((target) => target.Arn!),
            };
          }),
        ),
      );
    },
  });

export const PROBES = [rulesOf()];
