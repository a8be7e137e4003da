/**
 * Writes of IAM to roles, groups and policies, and no look: Accept, Acquire, Add and Attach, Change and Create, Deactivate,
 * Delete and Detach, Pass and Put, Remove, Reset and Resync, Send and Set, Tag, Untag, Update and Upload. Not `iam:S*`:
 * Simulate looks. What begins with Enable acts on users or on the account.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
export const IAM_WRITES: readonly string[] = [
  "iam:A*",
  "iam:C*",
  "iam:D*",
  "iam:P*",
  "iam:R*",
  "iam:Se*",
  "iam:T*",
  "iam:U*",
];
