import { CloudFormationClient, ListStacksCommand, type StackStatus } from "@aws-sdk/client-cloudformation";
import { paged, probe } from "./probe";

/** Those of which something may be there. Asked for by name, because a deleted stack stays listed for 90 days. */
const THERE: StackStatus[] = [
  "CREATE_IN_PROGRESS",
  "CREATE_FAILED",
  "CREATE_COMPLETE",
  "ROLLBACK_IN_PROGRESS",
  "ROLLBACK_FAILED",
  "ROLLBACK_COMPLETE",
  "DELETE_IN_PROGRESS",
  "DELETE_FAILED",
  "UPDATE_IN_PROGRESS",
  "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
  "UPDATE_COMPLETE",
  "UPDATE_FAILED",
  "UPDATE_ROLLBACK_IN_PROGRESS",
  "UPDATE_ROLLBACK_FAILED",
  "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
  "UPDATE_ROLLBACK_COMPLETE",
  "IMPORT_IN_PROGRESS",
  "IMPORT_COMPLETE",
  "IMPORT_ROLLBACK_IN_PROGRESS",
  "IMPORT_ROLLBACK_FAILED",
  "IMPORT_ROLLBACK_COMPLETE",
];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html: what they made is rows of its own */
export const stacks = probe({
  id: "stacks",
  service: "cloudformation",
  kind: "CloudFormation stack",
  scope: "regional",
  sweep: "rest",
  client: CloudFormationClient,
  calls: { list: paged(ListStacksCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ StackStatusFilter: THERE }))
      .flatMap(({ StackSummaries = [] }) => StackSummaries)
      .map(({ StackName, StackId, CreationTime, StackStatus, RootId }) => ({
        id: StackName!,
        arn: StackId,
        startedAt: CreationTime,
        state: StackStatus,
        usdPerHour: 0,
        owner: RootId,
      })),
});

export const PROBES = [stacks];
