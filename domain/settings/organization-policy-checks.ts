import { resourceControlProblems } from "../documents/organization/resource-control";
import type { Problem } from "../fields/problems";
import type { Facts } from "./account-facts";
import { declaredAttributes } from "./declared-attributes";
import type { Draft } from "./plan";

type Basis = Pick<Draft, "settings" | "on" | "options">;

/** Policies that could not be written, or would say nothing. */
export function organizationPolicyProblems(
  { on, options }: Basis,
  { organization, caller }: Pick<Facts, "organization" | "caller">,
): Problem[] {
  const empty =
    on["declarative-policies"] && Object.keys(declaredAttributes({ on, options })).length === 0
      ? [
          {
            path: "controls.declarative-policies",
            message:
              "is on and would decide nothing, because imds, image-block, snapshot-block and serial-console are off; switch one on, or switch it off",
          },
        ]
      : [];
  if (!on["resource-control"]) return empty;
  const { trustedAccounts = [] } = options["resource-control"];
  if (organization === undefined) {
    const message =
      "is on, and nobody knows the id of the organization; allow organizations:DescribeOrganization, ListRoots, ListAccounts and ListAWSServiceAccessForOrganization to who runs this program, or switch it off";
    return [...empty, { path: "controls.resource-control", message }];
  }
  const path = "controls.resource-control.trustedAccounts";
  const own = trustedAccounts.indexOf(caller?.accountId ?? "");
  return [
    ...empty,
    ...(own < 0
      ? []
      : [
          {
            path: `${path}[${own}]`,
            message: `is ${trustedAccounts[own]!}, which belongs to the organization; remove it`,
          },
        ]),
    ...resourceControlProblems({ organizationId: organization.id, trustedAccounts }, path),
  ];
}

/** What cuts somebody off, and what to look at first: it is said in every preview until it is made. */
export function organizationPolicyWarnings(
  { namePrefix, settings, on, options }: Basis & Pick<Draft, "namePrefix">,
  { stack }: Pick<Facts, "stack">,
): string[] {
  const targets = settings.guardrails.targets.join(", ");
  const isNew = (name: string): boolean =>
    stack?.identities.has(`aws:organizations/policy:Policy ${namePrefix}${name}`) !== true;
  const { internet } = options["declarative-policies"];
  return [
    ...(on["resource-control"] && isNew("resource-control-outsiders")
      ? [
          `resource-control closes buckets, keys, secrets, queues and roles below ${targets} to everybody outside the organization, public buckets included: look at the findings of access-analyzer there first, and name who may go on in controls.resource-control.trustedAccounts`,
        ]
      : []),
    ...(on["declarative-policies"] && internet !== undefined
      ? [
          `declarative-policies sets ${internet} for every network in every region below ${targets}: what serves from a public address there is cut off, unless its account excluded the network`,
        ]
      : []),
  ];
}
