import { inputOf, textsIn } from "../authorization/input";
import type { Circumstances } from "../services/circumstances";
import type { NewRoles } from "../services/iam";
import { AwsError } from "../wire/codec";
import type { ServiceCheck } from "./checks";

const ROLE = /arn:aws:iam::\d{12}:role\/[\w+=,.@/-]+/g;

/**
 * What services answer that look for a role and do not see it yet. Clients try again: the provider for two minutes.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html#troubleshoot_general_eventual-consistency
 */
const UNSEEN: Record<string, (role: string) => AwsError> = {
  ...Object.fromEntries(
    ["iam:CreateRole", "iam:UpdateAssumeRolePolicy"].map((name) => [
      name,
      (role: string) => new AwsError("MalformedPolicyDocument", `Invalid principal in policy: "AWS":"${role}"`),
    ]),
  ),
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html#API_CreateKey_RequestSyntax, of Policy
  ...Object.fromEntries(
    ["kms:CreateKey", "kms:PutKeyPolicy"].map((name) => [
      name,
      () =>
        new AwsError(
          "MalformedPolicyDocumentException",
          "Policy contains a statement with one or more invalid principals.",
        ),
    ]),
  ),
  // https://github.com/hashicorp/terraform-provider-aws, internal/service/sns/topic.go: tried again upon InvalidParameter
  ...Object.fromEntries(
    ["sns:CreateTopic", "sns:SetTopicAttributes"].map((name) => [
      name,
      () => new AwsError("InvalidParameter", "Invalid parameter: Policy Error: PrincipalNotFound"),
    ]),
  ),
  "sts:AssumeRole": (role) =>
    new AwsError("AccessDenied", `User is not authorized to perform: sts:AssumeRole on resource: ${role}`, 403),
};

/** Roles that a call names, in documents too. */
const rolesIn = (texts: readonly string[]): string[] => texts.flatMap((text) => text.match(ROLE) ?? []);

/** For as long as the account's circumstances say, the services that check a role do not see a new one. */
export const newRolesUnseen =
  (stateOf: (accountId: string) => { circumstances: Circumstances; newRoles: NewRoles }): ServiceCheck =>
  (call, { accountId }, now) => {
    const { circumstances } = stateOf(accountId);
    const unseen = UNSEEN[`${call.service}:${call.operation}`];
    const { newRolesUnseenMs: delay } = circumstances;
    if (!unseen || delay === 0) return Promise.resolve(undefined);
    const madeAt = (role: string): Date | undefined => stateOf(role.split(":")[4]!).newRoles.get(role);
    const isNew = (role: string): boolean => now.getTime() - (madeAt(role)?.getTime() ?? -Infinity) < delay;
    const role = rolesIn(textsIn(inputOf(call))).find(isNew);
    return Promise.resolve(role === undefined ? undefined : unseen(role));
  };
