import { administered, type Administered, registeredUses } from "../controls/organization/administered";
import { ManagedBy } from "../controls/managed-by";
import type { Problem } from "../fields/problems";
import type { Facts } from "./account-facts";
import { answered, found, unknownBy } from "./answers";
import type { Answer, ByRegion } from "./defaults-facts";
import type { Draft } from "./plan";
import type { Settings } from "./schema";

type Basis = Pick<Draft, "on" | "options">;

const CONTROL = "delegated-administrators";
const PATH = `controls.${CONTROL}`;

/** What a service is trusted by: https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnableAWSServiceAccess.html */
const trustCommand = (principal: string): string =>
  `aws organizations enable-aws-service-access --service-principal ${principal}`;

/** An administrator that nobody named, the account that names it, and one that is a member of another. */
export const administratorSettingProblems = (
  on: Basis["on"],
  settings: Pick<Settings, "controls" | "accountId">,
): Problem[] => [...accountProblems(on, settings), ...memberProblems(on, settings)];

function accountProblems(
  on: Basis["on"],
  { controls, accountId }: Pick<Settings, "controls" | "accountId">,
): Problem[] {
  const { account } = controls[CONTROL] ?? {};
  const path = `${PATH}.account`;
  if (!on[CONTROL]) return [];
  if (account === undefined)
    return [{ path, message: "is missing; name the member that administers the services, or switch the control off" }];
  return account === accountId
    ? [{ path, message: "is the account of this stack, which manages the organization; name a member of it" }]
    : [];
}

/** The organization is configured with the administrator's own detectors, which nobody else manages. */
const memberProblems = (on: Basis["on"], { controls }: Pick<Settings, "controls">): Problem[] =>
  on["organization-detectors"] && controls.guardduty?.managedBy === ManagedBy.Organization
    ? [
        {
          path: "controls.organization-detectors",
          message: `is on, but controls.guardduty.managedBy is ${ManagedBy.Organization}, and who administers GuardDuty is nobody's member; remove managedBy, or switch it off`,
        },
      ]
    : [];

/** Another account than the one that is named. */
const others = (accounts: readonly (string | undefined)[], account: string | undefined): string[] => [
  ...new Set(accounts.filter((each) => each !== undefined && each !== account) as string[]),
];

/** Who administers a service now, and where when it is not everywhere. */
function otherAdministrators(
  { service, principals }: Administered,
  account: string | undefined,
  { delegated = {}, regionalAdministrators = {} }: Facts,
): string[] {
  const registered = principals.flatMap(({ principal }) => others(answered(delegated[principal]) ?? [], account));
  const regional = found(regionalAdministrators[service]);
  const inRegions = others(
    regional.map(([, there]) => there),
    account,
  ).map((other) => {
    const where = regional.flatMap(([region, there]) => (there === other ? [region] : []));
    return `${other} in ${where.join(", ")}`;
  });
  return [...new Set(registered), ...inRegions];
}

/**
 * What would make AWS refuse an administrator after other things were made. One that is there is never changed by this: every
 * member would be parted from it.
 */
export function administratorProblems({ on, options }: Basis, facts: Facts): Problem[] {
  const { caller, members, organization } = facts;
  const { account, services } = options[CONTROL];
  if (!on[CONTROL] || account === undefined) return [];
  const path = `${PATH}.account`;
  const known = answered(members);
  const itself = account === caller?.accountId;
  const rows = administered(services ?? []);
  const taken = rows.flatMap((row): Problem[] => {
    const there = otherAdministrators(row, account, facts);
    if (there.length === 0) return [];
    const message = `is ${account}, but ${there.join(" and ")} administers ${row.noun} for the organization, and a change parts its members from it; name that account, or take ${row.service} out of services`;
    return [{ path, message }];
  });
  const untrusted = organization
    ? rows
        .flatMap(({ principals }) => principals.map(({ principal }) => principal))
        .filter((principal) => !organization.trustedServices.includes(principal))
    : [];
  return [
    ...(itself
      ? [{ path, message: `is ${account}, which manages the organization; name a member, because AWS takes no other` }]
      : []),
    ...(known !== undefined && !itself && !known.includes(account)
      ? [{ path, message: `is ${account}, and the organization has no such active member; it has ${known.join(", ")}` }]
      : []),
    ...untrusted.map((principal) => ({
      path: PATH,
      message: `is on, but the organization does not trust ${principal}; run ${trustCommand(principal)} once, or take it out of services`,
    })),
    ...taken,
  ];
}

/** Regions of answers that say so. */
const regionsWhere = <T>(answers: ByRegion<T> | undefined, holds: (value: T) => boolean): string[] =>
  found(answers).flatMap(([region, value]) => (holds(value) ? [region] : []));

/** Where Security Hub would refuse what is set for accounts that join, or lose the policies of the organization by it. */
function hubProblems(account: string, named: string, { hubSettings }: Facts): Problem[] {
  const path = "controls.organization-hubs";
  const closed = regionsWhere(hubSettings, (settings) => settings === undefined);
  const central = regionsWhere(hubSettings, (settings) => settings?.isCentral === true);
  return [
    ...(closed.length > 0
      ? [
          {
            path,
            message: `is on, but Security Hub has no hub of ${account} that administers the organization in ${closed.join(", ")}; ${named}, with security-hub in services, and run security-hub here once without this, or switch it off`,
          },
        ]
      : []),
    ...(central.length > 0
      ? [
          {
            path,
            message: `is on, but Security Hub has central configuration in ${central.join(", ")}, whose policies this would take away; set new accounts up by these policies, and switch it off`,
          },
        ]
      : []),
  ];
}

/** What only the administrator of a service can make, in an account that is none. */
export function administeringProblems({ on }: Pick<Basis, "on">, facts: Facts): Problem[] {
  const { caller, delegated = {}, organization, organizationSettings } = facts;
  const manages = caller !== undefined && caller.managementAccountId === caller.accountId;
  const closed = on["organization-detectors"]
    ? regionsWhere(organizationSettings, (settings) => settings === undefined)
    : [];
  const account = caller?.accountId ?? "this account";
  const manager = caller?.managementAccountId ?? "the account that manages the organization";
  const named = `have ${manager} name it with controls: { ${CONTROL}: { enabled: true, account: "${account}" } } first`;
  return [
    ...(closed.length > 0
      ? [
          {
            path: "controls.organization-detectors",
            message: `is on, but GuardDuty does not take ${account} for the administrator of the organization in ${closed.join(", ")}; ${named}, or switch it off`,
          },
        ]
      : []),
    ...(on["organization-hubs"] ? hubProblems(account, named, facts) : []),
    ...registeredUses(on).flatMap(({ control, noun, principal }): Problem[] => {
      const registered = answered(delegated[principal]);
      const isRegistered = registered === undefined || caller === undefined || registered.includes(caller.accountId);
      const path = `controls.${control}`;
      return [
        ...(manages || isRegistered
          ? []
          : [
              {
                path,
                message: `is on, but ${account} neither manages the organization nor administers ${noun}; ${named}, or switch it off`,
              },
            ]),
        ...(organization && !organization.trustedServices.includes(principal)
          ? [
              {
                path,
                message: `is on, but the organization does not trust ${principal}; run ${trustCommand(principal)} once, or switch it off`,
              },
            ]
          : []),
      ];
    }),
  ];
}

/** What nobody could say, and what happens then. */
export function administratorWarnings({ on, options }: Basis, facts: Facts): string[] {
  const { delegated = {}, regionalAdministrators = {}, organizationSettings = {}, hubSettings = {} } = facts;
  const { newMembers, defaultStandards } = options["organization-hubs"];
  const losing =
    on["organization-hubs"] && !(newMembers && defaultStandards)
      ? regionsWhere(hubSettings, (settings) => settings?.defaultStandards === true)
      : [];
  const said = (what: string, answers: readonly [string, Answer<unknown>][], so: string): string[] =>
    [...unknownBy(answers)].map(
      ([reason, where]) => `${what} ${where.join(", ")} cannot be asked, so nobody knows whether ${so}: ${reason}`,
    );
  const other = "another account is it, which makes the run fail";
  return [
    ...(on[CONTROL]
      ? [
          ...said("the administrators of", Object.entries(delegated), other),
          ...Object.entries(regionalAdministrators).flatMap(([service, answers]) =>
            said(`the administrator of ${service} in`, Object.entries(answers), other),
          ),
        ]
      : []),
    ...(on["organization-detectors"]
      ? said(
          "what GuardDuty does for members in",
          Object.entries(organizationSettings),
          "this account administers it there; else the run fails",
        )
      : []),
    ...(on["organization-hubs"]
      ? said(
          "what Security Hub does for members in",
          Object.entries(hubSettings),
          "this account administers it there, which else fails the run, or has central configuration, which it takes away",
        )
      : []),
    ...(losing.length > 0
      ? [
          `organization-hubs takes the default standards of Security Hub from accounts that join, which get them now in ${losing.join(", ")}; set defaultStandards: true to keep them`,
        ]
      : []),
    ...(on[CONTROL]
      ? []
      : registeredUses(on).flatMap(({ makes, principal }) =>
          said(
            "the administrators of",
            Object.entries(delegated).filter(([service]) => service === principal),
            `this account is one, and may make ${makes}`,
          ),
        )),
  ];
}
