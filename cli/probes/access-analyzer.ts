import { AccessAnalyzerClient, ListAnalyzersCommand } from "@aws-sdk/client-accessanalyzer";
import { isTagged } from "../../domain/adoption/adoption";
import { paged, probe } from "./probe";

/** Those of one kind with the account as their zone; `own` is one that the baseline made, or adopted: https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ListAnalyzers.html */
const analyzersOf = (id: string, kind: string, type: "ACCOUNT" | "ACCOUNT_UNUSED_ACCESS") =>
  probe({
    id,
    service: "access-analyzer",
    kind,
    scope: "regional",
    client: AccessAnalyzerClient,
    calls: { list: paged(ListAnalyzersCommand, "nextToken") },
    read: async ({ list }) =>
      (await list({ type }))
        .flatMap(({ analyzers: found = [] }) => found)
        .map(({ name, arn, tags }) => ({ id: name!, arn, own: isTagged(tags) })),
  });

export const analyzers = analyzersOf("analyzers", "analyzer of external access", "ACCOUNT");

export const unusedAccessAnalyzers = analyzersOf(
  "unused-access-analyzers",
  "analyzer of unused access",
  "ACCOUNT_UNUSED_ACCESS",
);

export const PROBES = [analyzers, unusedAccessAnalyzers];
