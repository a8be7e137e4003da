import { detectors, organizationAdministrators, organizationSettings } from "../../../cli/probes/guardduty";
import { itemsOf } from "../../support/probe-answers";

it("a detector that somebody suspended is found, and not enabled", async () => {
  const items = await itemsOf(detectors, {
    ListDetectors: [{ DetectorIds: ["d1"] }],
    GetDetector: [{ Status: "DISABLED", FindingPublishingFrequency: "SIX_HOURS" }],
    GetAdministratorAccount: [{}],
  });
  expect(items).toEqual([{ id: "d1", enabled: false, publishes: "SIX_HOURS", own: false }]);
});

it("a detector with the baseline's tag is its own", async () => {
  const items = await itemsOf(detectors, {
    ListDetectors: [{ DetectorIds: ["d1"] }],
    GetDetector: [{ Status: "ENABLED", Tags: { ringfence: "0.1.0" } }],
    GetAdministratorAccount: [{}],
  });
  expect(items).toMatchObject([{ own: true }]);
});

// https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetAdministratorAccount.html
it("the detector of a member tells the account that administers it", async () => {
  const items = await itemsOf(detectors, {
    ListDetectors: [{ DetectorIds: ["d1"] }],
    GetDetector: [{ Status: "ENABLED" }],
    GetAdministratorAccount: [{ Administrator: { AccountId: "210987654321", RelationshipStatus: "Enabled" } }],
  });
  expect(items).toMatchObject([{ id: "d1", enabled: true, administrator: "210987654321" }]);
});

it("the administrator of an organization is found", async () => {
  const answers = { ListOrganizationAdminAccounts: [{ AdminAccounts: [{ AdminAccountId: "210987654321" }] }] };
  expect(await itemsOf(organizationAdministrators, answers)).toEqual([{ id: "210987654321" }]);
});

it("what is decided for members is told to the administrator, and to nobody else", async () => {
  const ListDetectors = [{ DetectorIds: ["d1"] }];
  const decided = [{ AutoEnableOrganizationMembers: "ALL" as const }];
  const answers = { ListDetectors, DescribeOrganizationConfiguration: decided };
  expect(await itemsOf(organizationSettings, answers)).toEqual([{ id: "d1", members: "ALL" }]);
  const refused = Object.assign(new Error("no organization master permission"), { name: "BadRequestException" });
  const denied = { ListDetectors, DescribeOrganizationConfiguration: [refused] };
  expect(await itemsOf(organizationSettings, denied)).toEqual([]);
});
