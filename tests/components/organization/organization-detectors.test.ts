import { OrganizationDetectors, type OrganizationDetectorsArgs } from "../../../components";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const ID = "12abc34d567e8fa901bc2d34e56789f0";

const build = (args: Partial<OrganizationDetectorsArgs> = {}) =>
  record(() => new OrganizationDetectors("it", { regions: ["eu-west-1"], detectorIds: { "eu-west-1": ID }, ...args }));

const configuration = (autoEnableOrganizationMembers: string) => ({
  type: "aws:guardduty/organizationConfiguration:OrganizationConfiguration",
  name: "it-eu-west-1",
  inputs: { region: "eu-west-1", detectorId: ID, autoEnableOrganizationMembers },
});

const plan = (name: string, autoEnable: string) => ({
  type: "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature",
  name: `it-${name.toLowerCase().replaceAll("_", "-")}-eu-west-1`,
  inputs: { region: "eu-west-1", detectorId: ID, name, autoEnable },
});

const ON_FROM_THE_START = [
  "EBS_MALWARE_PROTECTION",
  "EKS_AUDIT_LOGS",
  "LAMBDA_NETWORK_LOGS",
  "RDS_LOGIN_EVENTS",
  "S3_DATA_EVENTS",
];

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

describe("OrganizationDetectors", () => {
  it("gives new members a detector, and none of the plans that AWS would switch on", async () => {
    const { registrations } = await build();
    expect(resources(registrations).sort(byName)).toEqual(
      [configuration("NEW"), ...ON_FROM_THE_START.map((name) => plan(name, "NONE"))].sort(byName),
    );
  });

  it("gives a plan that is named to the same members", async () => {
    const { registrations } = await build({ members: "ALL", features: ["S3_DATA_EVENTS"] });
    const made = resources(registrations);
    expect(made).toContainEqual(configuration("ALL"));
    expect(made).toContainEqual(plan("S3_DATA_EVENTS", "ALL"));
    expect(made).toContainEqual(plan("EKS_AUDIT_LOGS", "NONE"));
  });

  it("refuses a region without a detector, and members that there are not", async () => {
    const text = await refusal(() =>
      build({ regions: ["eu-west-1", "eu-west-2"], members: "SOME" as OrganizationDetectorsArgs["members"] }),
    );
    expect(text).toContain("detectorIds: has no detector of eu-west-2");
    expect(text).toContain("members: expected one of ALL, NEW, NONE");
  });
});
