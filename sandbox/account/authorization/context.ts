import type { Principal } from "../services/operation";
import type { Call } from "../wire/call";
import type { Document } from "../wire/codec";
import type { Session } from "../services/sts";
import { isList, serviceKeys, type Values } from "./service-keys";
import { tagKeys } from "./tags";

/** Who calls, how and when. */
export interface Caller {
  principal: Principal;
  /** ARN of the user or role, path included. */
  arn: string;
  /** Of temporary credentials. */
  session: Session | undefined;
  /** True for the credentials of a role, and for those that a user asked for. */
  temporary: boolean;
  now: Date;
}

/**
 * A key of a user never has the MFA keys; temporary credentials always say whether a device was used. A call that itself
 * brings a device is made by a person who has it in the hand.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
 */
function mfaKeys({ session, temporary, now }: Caller, input: Document): Values {
  const at = typeof input.SerialNumber === "string" ? now : session?.mfaAt;
  if (at === undefined) return temporary ? { "aws:MultiFactorAuthPresent": ["false"] } : {};
  const age = Math.floor((now.getTime() - at.getTime()) / 1000);
  return { "aws:MultiFactorAuthPresent": ["true"], "aws:MultiFactorAuthAge": [String(age)] };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
function globalKeys(call: Pick<Call, "region">, { arn, principal, now }: Caller): Values {
  const userName = /:user\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
  return {
    "aws:CurrentTime": [now.toISOString()],
    "aws:EpochTime": [String(Math.floor(now.getTime() / 1000))],
    "aws:PrincipalAccount": [principal.accountId],
    "aws:PrincipalArn": [arn],
    "aws:PrincipalIsAWSService": ["false"],
    "aws:PrincipalType": [userName === undefined ? "AssumedRole" : "User"],
    "aws:RequestedRegion": [call.region],
    // What reaches the account on this machine would have come over TLS: AWS has no other door for these calls.
    "aws:SecureTransport": ["true"],
    "aws:SourceIp": ["127.0.0.1"],
    "aws:userid": [principal.userId],
    "aws:ViaAWSService": ["false"],
    ...(userName === undefined ? {} : { "aws:username": [userName] }),
  };
}

/** All that conditions may ask about a call that needs an action, on a thing of a type. */
export async function contextOf(
  call: Pick<Call, "region">,
  caller: Caller,
  input: Document,
  action: string,
  type: string | undefined,
): Promise<Values> {
  return {
    ...globalKeys(call, caller),
    ...mfaKeys(caller, input),
    ...(await serviceKeys(action.split(":")[0] ?? "", input)),
    ...tagKeys(input, type),
  };
}

/**
 * The contexts to evaluate one by one, so that each value is judged: a denial of one denies the call. A fleet of ten types
 * of instances is ten requests.
 */
export async function separated(values: Values): Promise<Record<string, string | string[]>[]> {
  const entries = await Promise.all(
    Object.entries(values).map(async ([key, all]) => ({ key, all, isOne: !(await isList(key)) })),
  );
  const singles = entries.filter(({ isOne }) => isOne);
  const count = Math.max(1, ...singles.map(({ all }) => all.length));
  return Array.from({ length: count }, (_, index) => ({
    ...values,
    ...Object.fromEntries(singles.map(({ key, all }) => [key, all[Math.min(index, all.length - 1)] ?? ""])),
  }));
}
