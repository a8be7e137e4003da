import type { Policies } from "./policies";

/** The policy that a thing has itself, and the thing's account. */
interface Owned {
  accountId: string;
  policy?: unknown;
  /** True for a bucket that does not exist. */
  isMissing?: boolean;
}

/** Trusts nobody: what stands for the trust policy of a role that does not exist, which AWS does not tell apart. */
const NOBODY_TRUSTED = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "none.amazonaws.com" }, Action: "sts:AssumeRole" }],
};

/** What a key has when nobody can tell which it is: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html */
const defaultKeyPolicy = (accountId: string): unknown => ({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${accountId}:root` }, Action: "kms:*", Resource: "*" },
  ],
});

/** How the policies of a service's things are found: the trust policies of roles, and those of keys and buckets. */
const FINDERS: Record<string, (policies: Policies, arn: string, caller: string) => Promise<Owned>> = {
  sts: async (policies, arn, caller) => {
    if (!arn.includes(":role/")) return { accountId: arn.split(":")[4] || caller };
    const role = await policies.of(arn);
    return { accountId: arn.split(":")[4] || caller, policy: role?.arn === arn ? role.trust : NOBODY_TRUSTED };
  },
  kms: async (policies, arn, caller) => {
    const [, , , region = "", account = caller, key = ""] = arn.split(":");
    const policy = /^(key|alias)\//.test(key)
      ? await policies.ofResource("kms", account, region, key.replace(/^key\//, ""))
      : null;
    return { accountId: account, policy: policy ?? defaultKeyPolicy(account) };
  },
  s3: async (policies, arn, caller) => {
    const bucket = /^arn:aws:s3:::([^/*]+)/.exec(arn)?.[1];
    const policy = bucket === undefined ? null : await policies.ofResource("s3", caller, "", bucket);
    if (policy === false) return { accountId: caller, isMissing: true };
    return { accountId: caller, ...(policy === null ? {} : { policy }) };
  },
};

/**
 * Finds the policy of what an action acts on. Topics, queues and functions have policies too; those are not evaluated, so
 * that they neither let a caller in nor keep one out.
 */
export async function ownedBy(policies: Policies, action: string, arn: string, caller: string): Promise<Owned> {
  const finder = FINDERS[action.split(":")[0] ?? ""];
  return finder === undefined || arn === "*"
    ? { accountId: arn.split(":")[4] || caller }
    : finder(policies, arn, caller);
}
