import {
  GetAccountSummaryCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListServiceSpecificCredentialsCommand,
  ListUsersCommand,
} from "@aws-sdk/client-iam";
import pLimit from "p-limit";
import { QUESTIONS_AT_ONCE } from "./iam";
import { once, optional, paged, probe } from "./probe";

/** Access keys that are active, with the ARN of their user: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html */
export const activeKeys = probe({
  id: "active-access-keys",
  service: "iam",
  kind: "active access key",
  scope: "global",
  sweep: "rest",
  client: IAMClient,
  calls: {
    users: paged(ListUsersCommand, "Marker"),
    // Somebody may delete a user between the two questions.
    keys: optional(ListAccessKeysCommand, "NoSuchEntityException"),
  },
  read: async ({ users, keys }) => {
    const limit = pLimit(QUESTIONS_AT_ONCE);
    const all = (await users({})).flatMap(({ Users = [] }) => Users);
    const found = all.map(({ Arn, UserName }) =>
      limit(async () =>
        ((await keys({ UserName }))?.AccessKeyMetadata ?? [])
          .filter(({ Status }) => Status === "Active")
          .map(({ AccessKeyId, CreateDate }) => ({
            id: AccessKeyId!,
            arn: Arn,
            startedAt: CreateDate,
            usdPerHour: 0,
            owner: UserName,
          })),
      ),
    );
    return (await Promise.all(found)).flat();
  },
});

/**
 * Passwords of single services, such as the API keys of Bedrock, which outlive a change of the user's own keys.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html
 */
export const serviceCredentials = probe({
  id: "service-specific-credentials",
  service: "iam",
  kind: "active key of one service",
  scope: "global",
  sweep: "rest",
  client: IAMClient,
  calls: { list: paged(ListServiceSpecificCredentialsCommand, "Marker") },
  read: async ({ list }) =>
    (await list({ AllUsers: true }))
      .flatMap(({ ServiceSpecificCredentials = [] }) => ServiceSpecificCredentials)
      .filter(({ Status }) => Status === "Active")
      .map(({ ServiceSpecificCredentialId, CreateDate, ServiceName, UserName }) => ({
        id: ServiceSpecificCredentialId!,
        startedAt: CreateDate,
        size: ServiceName,
        usdPerHour: 0,
        owner: UserName,
      })),
});

/** An access key of root, of which IAM tells only that there is one: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html */
export const rootKeys = probe({
  id: "root-access-key",
  service: "iam",
  kind: "access key of root",
  scope: "global",
  client: IAMClient,
  calls: { summary: once(GetAccountSummaryCommand) },
  read: async ({ summary }) =>
    ((await summary({})).SummaryMap?.["AccountAccessKeysPresent"] ?? 0) > 0 ? [{ id: "root-access-key" }] : [],
});

export const PROBES = [activeKeys, serviceCredentials, rootKeys];
