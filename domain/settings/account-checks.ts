import { denyingStatement, type DeniableCall } from "../documents/evaluate";
import type { EmittedDocument } from "../documents/guardrails/guardrail-documents";
import { GuardrailMode } from "../documents/guardrails/mode";
import { OWN_CALLS, regionsOf } from "../documents/own-calls";
import type { Plan } from "./plan";
import type { Problem } from "../fields/problems";
import type { Settings } from "./schema";

/** A baseline on the wrong account is an outage there and leaves the right one open. */
export const wrongAccountProblems = (
  settings: Pick<Settings, "accountId">,
  caller: Pick<Caller, "accountId">,
): Problem[] =>
  settings.accountId === undefined || settings.accountId === caller.accountId
    ? []
    : [
        {
          path: "accountId",
          message: `is "${settings.accountId}", but the credentials belong to ${caller.accountId}; use credentials of ${settings.accountId}, or choose the right stack`,
        },
      ];

/** Name of the role or user behind an ARN of a role, of an assumed-role session or of a user; neither for root. */
export function callerName(arn: string): { role?: string; user?: string } {
  const role =
    /^arn:aws:sts::\d{12}:assumed-role\/([^/]+)\//.exec(arn)?.[1] ??
    /^arn:aws:iam::\d{12}:role\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
  if (role !== undefined) return { role };
  const user = /^arn:aws:iam::\d{12}:user\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
  return user === undefined ? {} : { user };
}

/** Who runs the program, as far as it decides whether the guardrails bind. */
export interface Caller {
  /** 12 digits. */
  accountId: string;
  /** ARN of the user, or of the role with its path: what `aws:PrincipalArn` is for its calls. */
  principalArn: string;
  /** Names of the groups to bind that the user is in. */
  groups: string[];
  /** The account that manages the organization; absent when there is none, or nobody could ask. */
  managementAccountId?: string;
}

/** The account that manages the organization and pays, when that is another one than the caller's. */
export const payerOf = (caller: Pick<Caller, "accountId" | "managementAccountId"> | undefined): string | undefined =>
  caller?.managementAccountId === caller?.accountId ? undefined : caller?.managementAccountId;

/** The setting that would bind the caller, and how. */
interface Binding {
  path: string;
  how: string;
}

/** What of the settings binds the caller; service control policies bind every account but the one that manages them. */
function bindingsOf({ guardrails }: Pick<Settings, "guardrails">, caller: Caller): Binding[] {
  const { accountId, principalArn, groups } = caller;
  const { mode, roles, targets } = guardrails;
  if (mode === GuardrailMode.Account) {
    const { role } = callerName(principalArn);
    return [
      ...(role !== undefined && roles.includes(role)
        ? [{ path: "guardrails.roles", how: `names ${role}, which runs this program` }]
        : []),
      ...groups.map((group) => ({
        path: "guardrails.groups",
        how: `names ${group}, and ${principalArn}, who runs this program, is in it`,
      })),
    ];
  }
  const target = targets.find((id) => id === accountId || id.startsWith("r-"));
  return mode === GuardrailMode.Organization && payerOf(caller) !== undefined && target !== undefined
    ? [
        {
          path: "guardrails.targets",
          how: `names ${target}, which holds ${accountId}, where ${principalArn} runs this program`,
        },
      ]
    : [];
}

/** The first of the program's own calls that a document would deny, in the words of a message. */
function firstDenied(documents: readonly EmittedDocument[], calls: readonly DeniableCall[]): string | undefined {
  for (const call of calls) {
    for (const { name, document } of documents) {
      const statement = denyingStatement([document], call);
      if (statement) return `statement ${statement.Sid} of ${name} would deny it ${call.action} in ${call.region}`;
    }
  }
  return undefined;
}

/**
 * The program must not be locked out of its own work: a detector in an idle region could not be repaired any more, nor the
 * guardrail itself. Every call that `pulumi up`, refresh and destroy make is held against the documents before they are
 * applied.
 *
 * @param caller who runs the program
 */
export function lockoutProblems(
  { settings, regions, documents }: Pick<Plan, "settings" | "regions" | "documents">,
  caller: Caller,
): Problem[] {
  const bindings = bindingsOf(settings, caller);
  if (bindings.length === 0) return [];
  const attached = documents.guardrails.filter(({ kind }) => kind !== "boundary");
  const calls = OWN_CALLS.flatMap(({ action, where }) =>
    regionsOf(where, regions).map((region) => ({ action, region, principal: caller.principalArn })),
  );
  const denied = firstDenied(attached, calls);
  if (denied === undefined) return [];
  return bindings.map(({ path, how }) => ({
    path,
    message: `${how}: ${denied}; remove it, or ${wayOut(caller)}`,
  }));
}

/** Who has a key of its own stays bound: to exempt it would be to open the account to whoever finds the key. */
const wayOut = ({ principalArn }: Caller): string =>
  callerName(principalArn).user === undefined
    ? `add ${principalArn} to exemptPrincipals`
    : "run the program with a role that is assumed with MFA and named in exemptPrincipals";
