import {
  DescribeOrganizationConfigurationCommand,
  GetAdministratorAccountCommand,
  GetDetectorCommand,
  GuardDutyClient,
  ListDetectorsCommand,
  ListOrganizationAdminAccountsCommand,
} from "@aws-sdk/client-guardduty";
import { isTagged } from "../../domain/adoption/adoption";
import { once, optional, paged, probe } from "./probe";

/**
 * https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetDetector.html
 *
 * An account that no other one administers gets an answer without content:
 * https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetAdministratorAccount.html
 */
export const detectors = probe({
  id: "guardduty-detectors",
  service: "guardduty",
  kind: "detector",
  scope: "regional",
  client: GuardDutyClient,
  calls: {
    list: paged(ListDetectorsCommand, "NextToken"),
    get: once(GetDetectorCommand),
    administrator: once(GetAdministratorAccountCommand),
  },
  read: async ({ list, get, administrator }) => {
    const ids = (await list({})).flatMap(({ DetectorIds = [] }) => DetectorIds);
    return Promise.all(
      ids.map(async (id) => {
        const [{ Status, FindingPublishingFrequency, Tags }, { Administrator }] = await Promise.all([
          get({ DetectorId: id }),
          administrator({ DetectorId: id }),
        ]);
        return {
          id,
          enabled: Status === "ENABLED",
          publishes: FindingPublishingFrequency,
          administrator: Administrator?.AccountId,
          // The baseline made it, or adopted it.
          own: isTagged(Tags),
        };
      }),
    );
  },
});

/**
 * The account that administers GuardDuty for the organization in the region, which its management account names.
 * https://docs.aws.amazon.com/guardduty/latest/APIReference/API_ListOrganizationAdminAccounts.html
 */
export const organizationAdministrators = probe({
  id: "guardduty-administrators",
  service: "guardduty",
  kind: "administrator of GuardDuty",
  scope: "regional",
  client: GuardDutyClient,
  calls: { list: paged(ListOrganizationAdminAccountsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ AdminAccounts = [] }) => AdminAccounts)
      .map(({ AdminAccountId }) => ({ id: AdminAccountId! })),
});

/**
 * What is decided for the members of an organization in the region; nothing where this account is not its administrator, which
 * GuardDuty says as a bad request: https://docs.aws.amazon.com/guardduty/latest/APIReference/API_DescribeOrganizationConfiguration.html
 */
export const organizationSettings = probe({
  id: "guardduty-organization",
  service: "guardduty",
  kind: "organization of GuardDuty",
  scope: "regional",
  client: GuardDutyClient,
  calls: {
    list: paged(ListDetectorsCommand, "NextToken"),
    describe: optional(DescribeOrganizationConfigurationCommand, "BadRequestException"),
  },
  read: async ({ list, describe }) => {
    const ids = (await list({})).flatMap(({ DetectorIds = [] }) => DetectorIds);
    const answers = await Promise.all(ids.map((id) => describe({ DetectorId: id })));
    return answers.flatMap((answer, index) =>
      answer === undefined ? [] : [{ id: ids[index]!, members: answer.AutoEnableOrganizationMembers ?? "NONE" }],
    );
  },
});

export const PROBES = [detectors, organizationAdministrators, organizationSettings];
