import { callerOf, identify, nameForResources, policiesFor } from "../authorization/caller";
import { contextOf, separated } from "../authorization/context";
import { evaluate } from "../authorization/evaluate";
import { inputOf } from "../authorization/input";
import type { Policies, PrincipalPolicies } from "../authorization/policies";
import type { Sessions } from "../services/sts";
import { AwsError } from "../wire/codec";
import type { ServiceCheck } from "./checks";

const ACTION = "kms:PutKeyPolicy";

const malformed = (message: string): AwsError => new AwsError("MalformedPolicyDocumentException", message);

const LOCKED_OUT = malformed("The new key policy will not allow you to update the key policy in the future.");

function parsed(policy: string): unknown {
  try {
    return JSON.parse(policy) as unknown;
  } catch {
    return undefined;
  }
}

/** Root of an account may do all that is left to the account. */
const ROOT: Omit<PrincipalPolicies, "arn"> = {
  identity: [
    {
      name: "root",
      policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
    },
  ],
  boundary: null,
  organization: [],
};

/**
 * A key may not get a policy that keeps its caller from changing the policy later. A policy that gives the account's root
 * the right leaves it to IAM, so that the caller's own policies must give it to the caller then.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#prevent-unmanageable-key and
 * https://repost.aws/knowledge-center/update-key-policy-future
 *
 * Of a condition that asks for the key's tags nobody tells whether KMS looks at them for this: here it does not.
 */
export function lockOut(parts: { policies: Policies; sessions: Sessions }): ServiceCheck {
  return async (call, principal, now) => {
    if (call.service !== "kms" || !/^(CreateKey|PutKeyPolicy)$/.test(call.operation)) return undefined;
    const input = inputOf(call);
    if (typeof input.Policy !== "string" || input.BypassPolicyLockoutSafetyCheck === true) return undefined;
    const policy = parsed(input.Policy);
    if (policy === undefined) return malformed("The key policy is not valid JSON.");
    const own = principal.arn.endsWith(":root")
      ? { ...ROOT, arn: principal.arn }
      : await identify(parts, call, principal);
    if (!own) return LOCKED_OUT;
    const caller = callerOf(principal, own.arn, parts.sessions.get(call.accessKeyId), now);
    const id = typeof input.KeyId === "string" ? input.KeyId.split("/").at(-1) : "*";
    const resource = `arn:aws:kms:${call.region}:${principal.accountId}:key/${id}`;
    for (const context of await separated(await contextOf(call, caller, input, ACTION, "key"))) {
      const request = { principal: nameForResources(caller, own), action: ACTION, resource, context };
      const because = await evaluate(
        { ...request, accountId: principal.accountId },
        policiesFor(own, caller, policy),
      ).catch((error: unknown) => ({ error }));
      if (because) return LOCKED_OUT;
    }
    return undefined;
  };
}
