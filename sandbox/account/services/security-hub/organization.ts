import { AwsError, type Document } from "../../wire/codec";
import type { Circumstances } from "../circumstances";
import type { Operation } from "../operation";
import { administratorIn, administratorOperations, type Administrators } from "../organization-administrators";
import { type Hub, invalid, notSubscribed, type OrganizationSettings, type SecurityHubs } from "./state";

/** Nothing in an account that stands alone: https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_GetAdministratorAccount.html */
const GetAdministratorAccount: Operation<{ securityHubs: SecurityHubs; circumstances: Circumstances }, object> = (
  { securityHubs, circumstances },
  _input,
  context,
) => {
  if (!securityHubs.hubs.has(context.region)) return notSubscribed(context);
  const AccountId = circumstances.securityHubAdministrator;
  return AccountId === undefined ? {} : { Administrator: { AccountId, MemberStatus: "Enabled" } };
};

/** A configuration of nobody: https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_UpdateOrganizationConfiguration.html */
const NOTHING_YET: OrganizationSettings = {
  AutoEnable: false,
  AutoEnableStandards: "DEFAULT",
  ConfigurationType: "LOCAL",
};

/** Makes an operation that only the administrator of the organization in the region may make, by its hub there. */
const asAdministrator =
  <Input>(
    run: (hub: Hub, input: Input) => Document | AwsError,
  ): Operation<{ securityHubs: SecurityHubs; administrators: Administrators }, Input> =>
  (state, input, context) => {
    const hub = state.securityHubs.hubs.get(context.region);
    if (!hub) return notSubscribed(context);
    return administratorIn(state, "securityhub", context) === context.accountId
      ? run(hub, input)
      : new AwsError(
          "InvalidAccessException",
          `Account ${context.accountId} is not an administrator for this organization`,
          401,
        );
  };

interface OrganizationInput {
  AutoEnable: boolean;
  AutoEnableStandards?: string;
  OrganizationConfiguration?: { ConfigurationType?: string };
}

const DescribeOrganizationConfiguration = asAdministrator(({ organization = NOTHING_YET }) => ({
  AutoEnable: organization.AutoEnable,
  AutoEnableStandards: organization.AutoEnableStandards,
  MemberAccountLimitReached: false,
  OrganizationConfiguration: { ConfigurationType: organization.ConfigurationType, Status: "ENABLED" },
}));

/** With central configuration policies decide, and neither of the two may be on. */
const UpdateOrganizationConfiguration = asAdministrator<OrganizationInput>((hub, input) => {
  const before = hub.organization ?? NOTHING_YET;
  const after = {
    AutoEnable: input.AutoEnable,
    AutoEnableStandards: input.AutoEnableStandards ?? before.AutoEnableStandards,
    ConfigurationType: input.OrganizationConfiguration?.ConfigurationType ?? before.ConfigurationType,
  };
  if (after.ConfigurationType === "CENTRAL" && (after.AutoEnable || after.AutoEnableStandards !== "NONE"))
    return invalid("AutoEnable must be false and AutoEnableStandards NONE with central configuration");
  hub.organization = after;
  return {};
});

/** Who administers the members' hubs, and what is decided for them. */
export const organizationOperations = {
  ...administratorOperations({
    service: "securityhub",
    member: "AdminAccountId",
    list: { items: "AdminAccounts", id: "AccountId", status: "Status" },
    refusal: (message) => new AwsError("ResourceConflictException", message, 409),
  }),
  GetAdministratorAccount,
  DescribeOrganizationConfiguration,
  UpdateOrganizationConfiguration,
};
