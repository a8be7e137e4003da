import { CreateDetectorCommand, EnableOrganizationAdminAccountCommand } from "@aws-sdk/client-guardduty";
import {
  EnableOrganizationAdminAccountCommand as EnableHubAdministratorCommand,
  EnableSecurityHubCommand,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import { readAdministrators, unknownAdministrators } from "../../../cli/facts/administrators";
import { createRun } from "../../../cli/probes/run";
import { type SandboxAccount, startAccount } from "../../../sandbox/account/account";
import { clientsFor } from "../../../sandbox/account/clients";
import { planOf } from "../../support/plan";

const REGIONS = ["eu-west-1", "us-east-1"];
const SECURITY = "210987654321";

const NAMING = planOf({
  guardrails: { mode: "organization", targets: ["r-abcd"] },
  controls: {
    "delegated-administrators": { enabled: true, account: SECURITY, services: ["guardduty", "security-hub"] },
  },
});
const DECIDING = planOf({ controls: { "organization-detectors": "on" } });
const JOINING = planOf({
  controls: { "organization-hubs": "on", "security-hub": "on", "config-recorder": "on" },
});

let account: SandboxAccount;
beforeAll(async () => {
  account = await startAccount();
});
afterAll(() => account.stop());

const read = (plan = planOf()) => {
  const { accountId, credentials, endpoint } = account;
  return readAdministrators(createRun({ accountId, credentials, endpoint, deadline: 60_000 }), plan, REGIONS);
};

test("nothing is asked for controls that are off", async () => {
  expect(await read()).toEqual({});
  expect(account.journal.entries()).toEqual([]);
});

test("the administrator of each service is found, region by region", async () => {
  const { guardduty } = clientsFor(account, "eu-west-1");
  await guardduty.send(new EnableOrganizationAdminAccountCommand({ AdminAccountId: SECURITY }));
  expect(await read(NAMING)).toEqual({
    regionalAdministrators: {
      guardduty: { "eu-west-1": { found: SECURITY }, "us-east-1": { found: undefined } },
      "security-hub": { "eu-west-1": { found: undefined }, "us-east-1": { found: undefined } },
    },
  });
});

test("a region where this account is not the administrator has nothing decided for members", async () => {
  const { guardduty } = clientsFor(account, "us-east-1");
  await guardduty.send(new EnableOrganizationAdminAccountCommand({ AdminAccountId: account.accountId }));
  await guardduty.send(new CreateDetectorCommand({ Enable: true }));
  await clientsFor(account, "eu-west-1").guardduty.send(new CreateDetectorCommand({ Enable: true }));
  expect(await read(DECIDING)).toEqual({
    organizationSettings: { "eu-west-1": { found: undefined }, "us-east-1": { found: { members: "NONE" } } },
  });
});

test("what Security Hub does for who joins is found where this account administers it, by a hub of its own", async () => {
  const { endpoint, credentials } = account;
  for (const region of REGIONS) {
    const client = new SecurityHubClient({ endpoint, credentials, region });
    if (region === "us-east-1")
      await client.send(new EnableHubAdministratorCommand({ AdminAccountId: account.accountId }));
    await client.send(new EnableSecurityHubCommand({ EnableDefaultStandards: false }));
  }
  expect(await read(JOINING)).toEqual({
    hubSettings: {
      "eu-west-1": { found: undefined },
      "us-east-1": { found: { isCentral: false, newMembers: false, defaultStandards: false } },
    },
  });
});

test("when nobody can be asked, every answer says why", () => {
  const why = { unknown: "no credentials" };
  const everywhere = { "eu-west-1": why, "us-east-1": why };
  expect(unknownAdministrators(planOf(), REGIONS, "no credentials")).toEqual({});
  expect(unknownAdministrators(DECIDING, REGIONS, "no credentials")).toEqual({ organizationSettings: everywhere });
  expect(unknownAdministrators(JOINING, REGIONS, "no credentials")).toEqual({ hubSettings: everywhere });
  expect(unknownAdministrators(NAMING, REGIONS, "no credentials")).toEqual({
    regionalAdministrators: { guardduty: everywhere, "security-hub": everywhere },
  });
});
