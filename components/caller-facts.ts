import * as aws from "@pulumi/aws";
import type { Caller } from "../domain/account-checks";
import { callerName } from "../domain/account-checks";
import type { Problem } from "../domain/problems";
import { GuardrailMode, type GuardrailSettings } from "../domain/settings";
import { because } from "./input-error";

/** What was found out about the caller, and what could not be. */
export interface CallerFacts {
  caller: Caller;
  /** What is named in the settings and is not there. */
  problems: Problem[];
  /** What could not be asked, in words. */
  warnings: string[];
}

/**
 * Asks what decides whether the guardrails would bind who runs the program, and nothing more: the role's own ARN with its
 * path (`iam:GetRole`), the members of the groups that are named (`iam:GetGroup`), and in mode organization which account
 * manages it (`organizations:DescribeOrganization`). What cannot be asked is a warning: a preview needs no such right.
 *
 * @param arn ARN of the caller, as STS gives it
 */
export async function readCallerFacts(
  { mode, groups, roles }: GuardrailSettings,
  arn: string,
  accountId: string,
): Promise<CallerFacts> {
  const problems: Problem[] = [];
  const warnings: string[] = [];
  /** `absent` says what AWS answers when there is no such thing, and what is wrong then. */
  const ask = async <T>(
    what: string,
    question: () => Promise<T>,
    absent?: { code: string; problem: Problem },
  ): Promise<T | undefined> => {
    try {
      return await question();
    } catch (error) {
      if (absent && because(error).includes(absent.code)) problems.push(absent.problem);
      else
        warnings.push(`${what} cannot be asked, so nobody checks that you do not lock yourself out: ${because(error)}`);
      return undefined;
    }
  };

  const { role, user } = callerName(arn);
  const inOrganization = mode === GuardrailMode.Organization;
  const mayBeBound = role !== undefined && (inOrganization || roles.includes(role));
  const ownRole = mayBeBound ? await ask(`the ARN of role ${role}`, () => aws.iam.getRole({ name: role })) : undefined;
  const memberships = await Promise.all(
    (user === undefined || mode !== GuardrailMode.Account ? [] : groups).map(async (groupName, index) => {
      const message = `names ${groupName}, which is no group of account ${accountId}; make it first, or correct the name`;
      const absent = { code: "NoSuchEntity", problem: { path: `guardrails.groups[${index}]`, message } };
      const group = await ask(`who is in group ${groupName}`, () => aws.iam.getGroup({ groupName }), absent);
      return group?.users.some((member) => member.arn === arn) ? [groupName] : [];
    }),
  );
  const organization = inOrganization
    ? await ask("the management account", () => aws.organizations.getOrganization({ returnOrganizationOnly: true }), {
        code: "AWSOrganizationsNotInUse",
        problem: {
          path: "guardrails.mode",
          message: `is organization, but account ${accountId} is in none; set mode: account, or make an organization and run in its management account`,
        },
      })
    : undefined;
  return {
    caller: {
      accountId,
      principalArn: ownRole?.arn ?? (role === undefined ? arn : `arn:aws:iam::${accountId}:role/${role}`),
      groups: memberships.flat(),
      managementAccountId: organization?.masterAccountId,
    },
    problems,
    warnings,
  };
}
