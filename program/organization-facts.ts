import * as aws from "@pulumi/aws";
import { type Control, Family, RunsIn } from "../domain/controls/control";
import { administered, registeredUses } from "../domain/controls/organization/administered";
import { type ControlId, CONTROLS } from "../domain/controls/table";
import { GuardrailMode } from "../domain/documents/guardrails/mode";
import { because } from "../domain/fields/problems";
import { POLICIES_PER_TARGET } from "../domain/limits";
import type { Facts } from "../domain/settings/account-facts";
import type { Answer } from "../domain/settings/defaults-facts";
import { ownAttachments } from "../domain/settings/organization-checks";
import type { Draft } from "../domain/settings/plan";
import { type Questions, questions } from "./questions";

/** What was found out about the organization, and what could not be. */
export interface ReadOrganization
  extends Pick<Facts, "organization" | "attached" | "delegated" | "members">, Pick<Questions, "problems" | "warnings"> {
  /** The account that manages it; absent when there is none, or nobody could ask. */
  managementAccountId?: string;
}

const SCP = "SERVICE_CONTROL_POLICY";
const NOT_IN_USE = "AWSOrganizationsNotInUse";

/**
 * Asks which account manages the organization of this one, where there is one (`organizations:DescribeOrganization`). In mode
 * organization also whether service control policies are enabled (`organizations:ListRoots`, `ListAccounts`,
 * `ListAWSServiceAccessForOrganization`: the data source asks for all), and its members, and what hangs on each target
 * (`organizations:ListPoliciesForTarget`, and `DescribePolicy` when it could be too much). For controls of administrators who
 * they are (`organizations:ListDelegatedAdministrators`).
 */
export async function readOrganization(
  { settings: { guardrails }, on, options, documents }: Pick<Draft, "settings" | "on" | "options" | "documents">,
  accountId: string,
): Promise<ReadOrganization> {
  const { ask, problems, warnings } = questions();
  const inMode = guardrails.mode === GuardrailMode.Organization;
  const own = ownAttachments({ documents });

  const administering = CONTROLS.some(
    ({ id, family, runsIn }: Control & { id: ControlId }) =>
      on[id] && family === Family.Organization && runsIn === RunsIn.Administrator,
  );

  const management = async (): Promise<string | undefined> => {
    if (!inMode && !administering && !on.budgets && !on["billing-alarms"]) return undefined;
    const message = `is organization, but account ${accountId} is in none; set mode: account, or make an organization and run in its management account`;
    const so = inMode
      ? "nobody checks that you do not lock yourself out"
      : "nobody knows whether another account pays, which then must switch on billing alerts and budgets";
    const found = await ask(
      "the management account",
      so,
      () => aws.organizations.getOrganization({ returnOrganizationOnly: true }),
      { code: NOT_IN_USE, ...(inMode ? { problem: { path: "guardrails.mode", message } } : {}) },
    );
    return found?.masterAccountId;
  };

  const membership = async (): Promise<Pick<Facts, "organization" | "members">> => {
    if (!inMode) return {};
    const so = "nobody knows whether service control policies are enabled";
    const code = { code: NOT_IN_USE };
    const found = await ask("the root of the organization", so, () => aws.organizations.getOrganization({}), code);
    if (found === undefined) return {};
    const { id, featureSet, roots, enabledPolicyTypes, awsServiceAccessPrincipals: trustedServices } = found;
    const active = found.nonMasterAccounts.filter(({ state }) => state === "ACTIVE").map((account) => account.id);
    return {
      organization: { id, featureSet, rootId: roots[0]?.id ?? "<root id>", enabledPolicyTypes, trustedServices },
      members: { found: active },
    };
  };

  /** What cannot be asked stays an answer, because whoever needs it says what that means. */
  const administratorsOf = async (servicePrincipal: string): Promise<[string, Answer<readonly string[]>]> => {
    try {
      const { delegatedAdministrators } = await aws.organizations.getDelegatedAdministrators({ servicePrincipal });
      return [servicePrincipal, { found: delegatedAdministrators.map(({ id }) => id) }];
    } catch (error) {
      return [servicePrincipal, { unknown: because(error) }];
    }
  };
  const principals = [
    ...(on["delegated-administrators"]
      ? administered(options["delegated-administrators"].services ?? []).flatMap((row) => row.principals)
      : []),
    ...registeredUses(on),
  ].map(({ principal }) => principal);

  const nameOf = async (policyId: string): Promise<string> => (await aws.organizations.getPolicy({ policyId })).name;

  const attachedTo = async (targetId: string): Promise<[string, string[]][]> => {
    const so = `nobody knows whether all ${own} policies of the guardrails find room there`;
    const names = await ask(
      `what hangs on ${targetId}`,
      so,
      async () => {
        const { ids } = await aws.organizations.getPoliciesForTarget({ targetId, filter: SCP });
        // Names tell the baseline's own from others; they are not needed while there is room for both.
        return ids.length + own <= POLICIES_PER_TARGET ? ids : await Promise.all(ids.map(nameOf));
      },
      { code: NOT_IN_USE },
    );
    return names === undefined ? [] : [[targetId, names]];
  };

  const [managementAccountId, found, attached, delegated] = await Promise.all([
    management(),
    membership(),
    Promise.all((inMode && own > 0 ? guardrails.targets : []).map(attachedTo)),
    Promise.all([...new Set(principals)].map(administratorsOf)),
  ]);
  return {
    ...(managementAccountId === undefined ? {} : { managementAccountId }),
    ...found,
    ...(delegated.length > 0 ? { delegated: Object.fromEntries(delegated) } : {}),
    attached: Object.fromEntries(attached.flat()),
    problems,
    warnings,
  };
}
