import { OrganizationHubs, type OrganizationHubsArgs } from "../../../components";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const build = (args: Partial<OrganizationHubsArgs> = {}) =>
  record(() => new OrganizationHubs("it", { regions: ["eu-west-1"], ...args }));

const configuration = (autoEnable: boolean, autoEnableStandards: string, region = "eu-west-1") => ({
  type: "aws:securityhub/organizationConfiguration:OrganizationConfiguration",
  name: `it-${region}`,
  inputs: {
    region,
    autoEnable,
    autoEnableStandards,
    organizationConfiguration: { configurationType: "LOCAL" },
  },
});

describe("OrganizationHubs", () => {
  it("gives new members a hub in every region, and no standard that costs", async () => {
    const { registrations } = await build({ regions: ["us-east-1", "eu-west-1", "us-east-1"] });
    expect(resources(registrations)).toEqual([configuration(true, "NONE"), configuration(true, "NONE", "us-east-1")]);
  });

  it.each([
    [{ defaultStandards: true }, configuration(true, "DEFAULT")],
    [{ newMembers: false }, configuration(false, "NONE")],
    [{ newMembers: false, defaultStandards: true }, configuration(false, "NONE")],
  ])("with %j makes what it says", async (args, made) => {
    expect(resources((await build(args)).registrations)).toEqual([made]);
  });

  it("takes nothing from those who join when it leaves the program", async () => {
    const { registrations } = await build();
    expect(registrations.filter(({ custom }) => custom).map(({ retainOnDelete }) => retainOnDelete)).toEqual([true]);
  });

  it("refuses a region that there is not", async () => {
    expect(await refusal(() => build({ regions: ["eu-west-9"] }))).toContain('unknown region "eu-west-9"');
  });
});
