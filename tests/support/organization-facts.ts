import type { Facts } from "../../domain/settings/account-facts";

/** The account of the stack. */
export const OWN = "123456789012";

/** An account of somebody else's stack. */
export const OTHER = "111122223333";

/** Who deploys, in the account that manages the organization. */
export const MANAGER = {
  accountId: OWN,
  principalArn: `arn:aws:iam::${OWN}:role/deploy`,
  groups: [],
  managementAccountId: OWN,
} satisfies Facts["caller"];

/** An organization with all features and service control policies, which trusts these services. */
export const organizationFacts = (...trustedServices: string[]) =>
  ({
    id: "o-abcdefghij",
    featureSet: "ALL",
    rootId: "r-abcd",
    enabledPolicyTypes: ["SERVICE_CONTROL_POLICY"],
    trustedServices,
  }) satisfies Facts["organization"];

/** The settings of its guardrails, on one unit of it. */
export const ON_A_UNIT = { mode: "organization", targets: ["ou-abcd-12345678"] };
