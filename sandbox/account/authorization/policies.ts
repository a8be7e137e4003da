import type { Moto } from "../emulator/moto";
import { ask } from "../emulator/questions";
import type { Call } from "../wire/call";

/** A policy and the name that a denial tells: its ARN, or its name when it is inline. */
export interface NamedPolicy {
  name: string;
  policy: unknown;
}

/** The policies that bind a user or a role; see policies.py. */
export interface PrincipalPolicies {
  /** Of the user or role, path included; a session has the ARN of its role. */
  arn: string;
  identity: NamedPolicy[];
  /** Null: none is set. Empty: the policy that was set is gone, and nothing is allowed. */
  boundary: NamedPolicy[] | null;
  /** Service control policies from the root down to the account; empty for an account that none binds. */
  organization: { orgIdentifier: string; policies: NamedPolicy[] }[];
  /** Of a role: who may assume it. */
  trust?: unknown;
  /** Of a user: access key id -> `Active` or `Inactive`. */
  accessKeys?: Record<string, string>;
  /** Of a user: serial numbers. */
  mfaDevices?: string[];
}

/** ARNs of the things that IAM names without their path: type -> name -> ARN. */
export type Directory = Record<string, Record<string, string>>;

/** What the account's policies say right now. */
export interface Policies {
  /** Null for a user or role that does not exist. */
  of(arn: string): Promise<PrincipalPolicies | null>;
  directory(accountId: string): Promise<Directory>;
  /** The policy of a KMS key or an S3 bucket, by name; null when it has none, false for a bucket that does not exist. */
  ofResource(service: "kms" | "s3", accountId: string, region: string, name: string): Promise<unknown>;
  /** To be told of each call that went through: one that may have changed a policy makes everything be read again. */
  afterCall(call: Pick<Call, "service" | "readOnly">): void;
}

/** The services through which policies change. */
const CHANGING = new Set(["iam", "organizations", "cloudformation"]);

/** Reads policies in the emulator, and keeps them until a call may have changed them. */
export function createPolicies(moto: Pick<Moto, "send">): Policies {
  let known = new Map<string, Promise<unknown>>();

  const remembered = (what: string, query: Record<string, string>): Promise<unknown> => {
    const key = `${what} ${JSON.stringify(query)}`;
    const at = known;
    const answer = at.get(key) ?? ask(moto, what, query);
    at.set(key, answer);
    // A failure is no answer: the next call asks again.
    answer.catch(() => at.delete(key));
    return answer;
  };

  return {
    of: (arn) => remembered("principal", { arn }) as Promise<PrincipalPolicies | null>,
    directory: (account) => remembered("directory", { account }) as Promise<Directory>,
    ofResource: (service, account, region, name) => ask(moto, "resource", { service, account, region, name }),
    afterCall: ({ service, readOnly }) => {
      if (!readOnly && CHANGING.has(service)) known = new Map();
    },
  };
}
