import * as aws from "@pulumi/aws";
import type { Caller } from "../domain/settings/account-checks";
import { callerName } from "../domain/settings/account-checks";
import { GuardrailMode } from "../domain/documents/guardrails/mode";
import type { Settings } from "../domain/settings/schema";
import { type Questions, questions } from "./questions";

/** What was found out about the caller, and what could not be. */
export interface CallerFacts extends Pick<Questions, "problems" | "warnings"> {
  caller: Omit<Caller, "managementAccountId">;
}

const SO = "nobody checks that you do not lock yourself out";
const SO_THERE = "nobody knows whether it is there";

/**
 * Asks whether what the guardrails name is there, and what decides whether they would bind who runs the program: the role's
 * own ARN with its path (`iam:GetRole`), and the members of the groups that are named (`iam:GetGroup`). What cannot be asked
 * is a warning: a preview needs no such right.
 *
 * @param arn ARN of the caller, as STS gives it
 */
export async function readCallerFacts(
  { mode, groups, roles }: Settings["guardrails"],
  arn: string,
  accountId: string,
): Promise<CallerFacts> {
  const { ask, problems, warnings } = questions();
  const { role, user } = callerName(arn);
  const inAccount = mode === GuardrailMode.Account;
  const absent = (noun: "group" | "role", name: string, index: number) => {
    const message = `names ${name}, which is no ${noun} of account ${accountId}; make it first, or correct the name`;
    return { code: "NoSuchEntity", problem: { path: `guardrails.${noun}s[${index}]`, message } };
  };
  const roleOf = (name: string, so: string, index?: number) =>
    ask(
      `the ARN of role ${name}`,
      so,
      () => aws.iam.getRole({ name }),
      index === undefined ? undefined : absent("role", name, index),
    );
  const named = (inAccount ? roles : []).map((name, index) => roleOf(name, name === role ? SO : SO_THERE, index));
  const ownRole =
    mode === GuardrailMode.Organization && role !== undefined
      ? await roleOf(role, SO)
      : await named[roles.indexOf(role ?? "")];
  const memberships = await Promise.all(
    (inAccount ? groups : []).map(async (groupName, index) => {
      const so = user === undefined ? SO_THERE : SO;
      const what = `who is in group ${groupName}`;
      const group = await ask(what, so, () => aws.iam.getGroup({ groupName }), absent("group", groupName, index));
      return group?.users.some((member) => member.arn === arn) ? [groupName] : [];
    }),
  );
  await Promise.all(named);
  return {
    caller: {
      accountId,
      principalArn: ownRole?.arn ?? (role === undefined ? arn : `arn:aws:iam::${accountId}:role/${role}`),
      groups: memberships.flat(),
    },
    problems,
    warnings,
  };
}
