import { DelegatedAdministrators, type DelegatedAdministratorsArgs } from "../../../components";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const ACCOUNT = "210987654321";

const build = (args: Partial<DelegatedAdministratorsArgs> = {}) =>
  record(() => new DelegatedAdministrators("it", { account: ACCOUNT, regions: ["us-east-1", "eu-west-1"], ...args }));

const registered = (stem: string, servicePrincipal: string) => ({
  type: "aws:organizations/delegatedAdministrator:DelegatedAdministrator",
  name: `it-${stem}`,
  inputs: { accountId: ACCOUNT, servicePrincipal },
});

const named = (type: string, service: string, region: string) => ({
  type: `aws:${type}/organizationAdminAccount:OrganizationAdminAccount`,
  name: `it-${service}-${region}`,
  inputs: { region, adminAccountId: ACCOUNT },
});

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

describe("DelegatedAdministrators", () => {
  it("names one account for GuardDuty in every region, for Access Analyzer and Config once, and not for Security Hub", async () => {
    expect(resources((await build()).registrations).sort(byName)).toEqual(
      [
        registered("access-analyzer", "access-analyzer.amazonaws.com"),
        registered("config", "config.amazonaws.com"),
        registered("config-rules", "config-multiaccountsetup.amazonaws.com"),
        named("guardduty", "guardduty", "eu-west-1"),
        named("guardduty", "guardduty", "us-east-1"),
      ].sort(byName),
    );
  });

  it("names it for what is asked for alone", async () => {
    const { registrations } = await build({ services: ["security-hub"], regions: ["eu-west-1", "eu-west-1"] });
    expect(resources(registrations)).toEqual([named("securityhub", "security-hub", "eu-west-1")]);
    // Another account cannot come before the first is gone.
    expect(registrations.find(({ custom }) => custom)).toMatchObject({ deleteBeforeReplace: true });
  });

  it("refuses an account, a region and a service that there are not, all at once", async () => {
    const text = await refusal(() => build({ account: "security", regions: ["eu-west-9"], services: ["macie"] }));
    expect(text).toContain("account: expected an account id of 12 digits");
    expect(text).toContain('unknown region "eu-west-9"');
    expect(text).toContain("services[0]: expected one of guardduty, access-analyzer, config, security-hub");
  });
});
