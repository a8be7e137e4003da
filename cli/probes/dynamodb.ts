import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { paged, probe } from "./probe";

/** Names alone: what a table is provisioned with would be a call for each. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html */
export const tables = probe({
  id: "tables",
  service: "dynamodb",
  kind: "DynamoDB table",
  scope: "regional",
  sweep: "rest",
  client: DynamoDBClient,
  calls: { list: paged(ListTablesCommand, "ExclusiveStartTableName", (page) => page.LastEvaluatedTableName) },
  read: async ({ list }) => (await list({})).flatMap(({ TableNames = [] }) => TableNames).map((id) => ({ id })),
});

export const PROBES = [tables];
