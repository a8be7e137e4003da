import { refusalError } from "../wire/refusals";
import type { Principal } from "../services/operation";
import { unserved } from "../wire/unserved";
import { AwsError, type Document } from "../wire/codec";
import type { Call } from "../wire/call";
import { actionsOf } from "./actions";
import { callerOf, identify, nameForResources, NOBODY, policiesFor } from "./caller";
import { type Caller, contextOf, separated } from "./context";
import { type Because, evaluate } from "./evaluate";
import { inputOf } from "./input";
import { deviceProblem } from "./mfa";
import type { Policies, PrincipalPolicies } from "./policies";
import { ownedBy } from "./resource-policy";
import { type Resource, resourcesOf } from "./resources";
import type { Sessions } from "../services/sts";
import { asStandIn, claimKeys, readToken, type WebIdentity } from "./web-identity";
import { denialMessage } from "./wording";

/** A call that may not be made. */
interface Denial {
  error: AwsError;
  /** Absent when no policy decided it. */
  because?: Because;
}

/** Tells whether a call may be made; undefined: it may. */
export type Authorize = (call: Call, principal: Principal, now: Date) => Promise<Denial | undefined>;

export interface AuthorizeParts {
  /** The account of the owner, whom nothing binds: root of a standalone or management account. */
  ownerAccount: string;
  policies: Policies;
  sessions: Sessions;
}

/** A call by which nobody yet becomes a role, and which needs no signature. */
const WEB_IDENTITY = "AssumeRoleWithWebIdentity";

/** Calls that need no permission: each caller may ask who it is, and prove that it is a person. */
const FREE = /^sts:(GetCallerIdentity|GetSessionToken)$/;

/**
 * What the link in a mail of SNS calls: nobody has to sign it, unless it asks that nobody unsubscribes without a signature.
 * https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html
 */
const isConfirmation = (name: string, { AuthenticateOnUnsubscribe }: Document): boolean =>
  name === "sns:ConfirmSubscription" && AuthenticateOnUnsubscribe !== "true";

/** Calls whose conditions nobody here can evaluate. */
const UNEVALUATED = /^sts:(AssumeRoleWithSAML|AssumeRoot)$/;

/** A call with all that is known of it. */
interface Asking {
  call: Call;
  input: Document;
  caller: Caller;
  own: PrincipalPolicies;
  web?: WebIdentity;
}

/** Evaluates one action on everything that the call acts on; the first denial ends it. */
async function judge(parts: AuthorizeParts, asking: Asking, action: string): Promise<Denial | undefined> {
  const { call, input, caller, own, web } = asking;
  const { principal } = caller;
  const place = { region: call.region, accountId: principal.accountId };
  const directory = await parts.policies.directory(principal.accountId);
  const acting = { action, operation: call.operation, input, place, directory, caller: own.arn };
  const resources: Resource[] = await resourcesOf(acting);
  for (const { arn, type } of resources) {
    const owned = await ownedBy(parts.policies, action, arn, principal.accountId);
    // S3 tells everybody, signed or not, that a bucket does not exist; whoever wants to make it must be somebody.
    if (own === NOBODY && owned.isMissing && action !== "s3:CreateBucket") continue;
    const applicable = policiesFor(own, caller, web && owned.policy ? asStandIn(owned.policy, web) : owned.policy);
    const values = { ...(await contextOf(call, caller, input, action, type)), ...(web ? claimKeys(web) : {}) };
    for (const context of await separated(values)) {
      const name = web?.provider ?? nameForResources(caller, own);
      const because = await evaluate(
        { principal: name, action, resource: arn, accountId: owned.accountId, context },
        applicable,
      );
      if (!because) continue;
      const denied = { user: principal.arn, action, resource: arn, because };
      const { code, status } = refusalError("accessDenied", call, principal.arn);
      return { because, error: new AwsError(code, denialMessage(denied, call.protocol), status) };
    }
  }
  return undefined;
}

/**
 * Evaluates calls against the policies that the account has at the moment. The owner passes; everybody else needs a policy
 * that allows the call, and none that denies it.
 */
export function createAuthorize(parts: AuthorizeParts): Authorize {
  return async (call, principal, now) => {
    const { ownerAccount, sessions } = parts;
    if (principal.arn === `arn:aws:iam::${ownerAccount}:root`) return undefined;
    const name = `${call.service}:${call.operation}`;
    if (UNEVALUATED.test(name)) return { error: unserved(`${name} is evaluated for nobody in the sandbox`) };
    const own = await identify(parts, call, principal);
    if (!own) return { error: refusalError("disabledRegion", call, principal.arn) };
    const input = inputOf(call);
    const web =
      call.operation === WEB_IDENTITY
        ? readToken(input.WebIdentityToken, String(input.RoleArn).split(":")[4] ?? "")
        : undefined;
    const caller = callerOf(principal, own.arn, sessions.get(call.accessKeyId), now);
    const device = deviceProblem(call, input, own);
    if (device) return { error: device };
    if (FREE.test(name) || (own === NOBODY && isConfirmation(name, input))) return undefined;
    const actions = await actionsOf(call);
    if (!actions) return { error: unserved(`the IAM action of ${name} is not known in the sandbox`) };
    for (const action of actions) {
      const denial = await judge(parts, { call, input, caller, own, ...(web ? { web } : {}) }, action);
      if (denial) return denial;
    }
    return undefined;
  };
}
