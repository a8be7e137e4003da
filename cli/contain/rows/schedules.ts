import {
  DisableRuleCommand,
  EnableRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
} from "@aws-sdk/client-eventbridge";
import { DeleteScheduleCommand, ListSchedulesCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { DeleteAssociationCommand, ListAssociationsCommand, SSMClient } from "@aws-sdk/client-ssm";
import { once, paged } from "../../probes/probe";
import { act, looks, type Row, wordOf } from "../row";

const rules = looks({
  id: "schedule-rules",
  service: "events",
  kind: "rule that runs by the clock",
  scope: "regional",
  client: EventBridgeClient,
  calls: { list: once(ListRulesCommand) },
  // Of a rule EventBridge tells no date. Rules that wait for an event are alarms more often than launchers: they stay.
  read: async ({ list }) => {
    const found = [];
    let NextToken: string | undefined;
    do {
      const page = await list({ NextToken });
      found.push(...(page.Rules ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
    return found
      .filter(({ State, ScheduleExpression, ManagedBy }) => State !== "DISABLED" && ScheduleExpression && !ManagedBy)
      .map(({ Name, Arn }) => ({ id: Name!, arn: Arn }));
  },
});

const schedules = looks({
  id: "schedules",
  service: "scheduler",
  kind: "schedule",
  scope: "regional",
  client: SchedulerClient,
  calls: { list: paged(ListSchedulesCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ State: "ENABLED" }))
      .flatMap(({ Schedules = [] }) => Schedules)
      .map(({ Name, Arn, GroupName, CreationDate, Target }) => ({
        id: `${GroupName!}/${Name!}`,
        arn: Arn,
        startedAt: CreationDate,
        owner: Target?.Arn,
        was: { group: GroupName!, name: Name!, target: Target?.Arn ?? "" },
      })),
});

const associations = looks({
  id: "associations",
  service: "ssm",
  kind: "association of Systems Manager",
  scope: "regional",
  client: SSMClient,
  calls: { list: paged(ListAssociationsCommand, "NextToken") },
  // The date is that of the last run; what it was made of is told nowhere in the list.
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ Associations = [] }) => Associations)
      .map(({ AssociationId, AssociationName, Name }) => ({
        id: AssociationId!,
        owner: AssociationName,
        was: { document: Name ?? "" },
      })),
});

export const ROWS: readonly Row[] = [
  {
    id: "schedule-rules",
    look: rules,
    acts: [
      act({
        command: DisableRuleCommand,
        input: ([target]) => ({ Name: target!.id }),
        already: /^ResourceNotFoundException$/,
        undo: act({ command: EnableRuleCommand, input: ([target]) => ({ Name: target!.id }) }),
      }),
    ],
  },
  {
    id: "schedules",
    look: schedules,
    acts: [
      // To disable one takes iam:PassRole, which the responder must not have: so it is deleted.
      act({
        command: DeleteScheduleCommand,
        input: ([target]) => ({ GroupName: wordOf(target!.was["group"]), Name: wordOf(target!.was["name"]) }),
        already: /^ResourceNotFoundException$/,
      }),
    ],
  },
  {
    id: "associations",
    look: associations,
    acts: [
      act({
        command: DeleteAssociationCommand,
        input: ([target]) => ({ AssociationId: target!.id }),
        already: /^AssociationDoesNotExist$/,
      }),
    ],
  },
];
