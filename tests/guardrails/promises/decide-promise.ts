import { peopleTrust } from "../../../domain/documents/access/trust";
import type { AccessId } from "../../../domain/documents/access/table";
import { SUPPLEMENT } from "../../../domain/documents/actions/supplement";
import { covers } from "../../../domain/documents/evaluate";
import { alertKeyPolicy } from "../../../domain/documents/resource-policies/alert-key";
import { actionsLike } from "../../support/actions";
import { here, SIGN_INS } from "../../support/decisions";
import { ACCOUNT_ID } from "../../support/mock-account";
import { ADMINISTRATOR, isAllowed } from "../../support/simulate";
import { type Hanging, kindOf, regionOf } from "./default-documents";
import { roleArn } from "./people";
import { type Calls, type Place, type Promised, WHERE } from "./promise";

/** One call of a promise. */
export interface PromisedCall extends Omit<Calls, "calls" | "except"> {
  call: string;
  place: Place;
}

const ALICE = `arn:aws:iam::${ACCOUNT_ID}:user/alice`;

/** The roles by the component that makes them. */
const ROLES: Partial<Record<AccessId, string>> = {
  auditor: here(roleArn("least-privilege", "auditor")),
  responder: here(roleArn("break-glass", "responder")),
  deploy: here(roleArn("least-privilege", "deploy")),
};

/** The simulator refuses to decide about what the catalogue does not know yet. */
const newer = new Set(SUPPLEMENT.map(({ action }) => action));

/** The calls that a sentence stands for, at each of its places; a pattern is each action of the catalogue. */
export async function callsOf({ where, rows }: Promised): Promise<PromisedCall[]> {
  const each = rows.map(async ({ calls, except = [], ...rest }) => {
    const actions = await Promise.all(calls.map(async (call) => (call.includes("*") ? actionsLike(call) : [call])));
    const meant = actions.flat().filter((call) => !except.includes(call) && !newer.has(call));
    return meant.flatMap((call) => WHERE[where].places.map((place) => ({ ...rest, call, place })));
  });
  return (await Promise.all(each)).flat();
}

/** AWS tells of a session of a role nothing about MFA; of people it tells how they signed in. */
const signInOf = (id: AccessId, { signIn = "with MFA" }: PromisedCall): Record<string, string> =>
  kindOf(id) === "group" ? { ...SIGN_INS[signIn], "aws:username": "alice" } : {};

/** Whether the trust policy of a role lets in somebody of the account. */
const isTaken = (id: AccessId, { call, signIn = "with MFA" }: PromisedCall, region: string): Promise<boolean> =>
  isAllowed(
    {
      action: call,
      region,
      principal: ALICE,
      resource: ROLES[id]!,
      context: { ...SIGN_INS[signIn], ...(signIn === "with MFA" ? { "aws:MultiFactorAuthAge": "60" } : {}) },
    },
    { identity: [ADMINISTRATOR], resource: peopleTrust({ accountId: ACCOUNT_ID }) },
  );

/**
 * Whether a holder may make a call with everything that hangs on it. The freeze hangs on roles always: it must spare them.
 *
 * @returns undefined when these settings have no such place
 */
export async function decide(id: AccessId, call: PromisedCall, hanging: Hanging): Promise<boolean | undefined> {
  const region = regionOf(call.place, hanging.args.allowedRegions);
  if (region === undefined) return undefined;
  if (call.taking) return isTaken(id, call, region);
  // What no statement names is denied, and needs no evaluator; tables of launches and purchases have hundreds of calls.
  const named = hanging.rights.some(({ Statement }) =>
    Statement.some((statement) => statement.Effect === "Allow" && covers(statement, call.call)),
  );
  if (!named) return false;
  const freeze = call.frozen || kindOf(id) === "role" ? [hanging.freeze] : [];
  const denies = [...hanging.guardrails, ...freeze];
  const { resource = "*", context = {} } = call;
  return isAllowed(
    {
      action: call.call,
      region,
      principal: ROLES[id] ?? ALICE,
      resource: here(resource),
      context: {
        ...signInOf(id, call),
        ...Object.fromEntries(Object.entries(context).map(([key, value]) => [key, here(value)])),
      },
    },
    {
      identity: [...hanging.rights, ...(hanging.inOrganization ? [] : denies)],
      ...(hanging.inOrganization ? { organization: denies } : {}),
      // A key is ruled by its own policy, which leaves it to the account.
      ...(resource.includes(":kms:") ? { resource: alertKeyPolicy(ACCOUNT_ID) } : {}),
    },
  );
}
