import { DefaultNetwork } from "../../../components";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const declared = async (vpcIds: { [region: string]: string }) =>
  resources((await record(() => new DefaultNetwork("it", { vpcIds, tags: { team: "a" } }))).registrations);

const emptied = (region: string, vpcId: string) => ({
  type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  name: `it-${region}`,
  inputs: { region, vpcId, ingress: [], egress: [], tags: { team: "a" } },
});

describe("DefaultNetwork", () => {
  it("takes every rule of the group of each network, whatever the order", async () => {
    expect(await declared({ "us-east-1": "vpc-0a1b2c3d", "eu-west-1": "vpc-0a1b2c3d4e5f67890" })).toEqual([
      emptied("eu-west-1", "vpc-0a1b2c3d4e5f67890"),
      emptied("us-east-1", "vpc-0a1b2c3d"),
    ]);
  });

  it("makes nothing where there is no default network", async () => {
    expect(await declared({})).toEqual([]);
  });

  it("refuses a region that there is not, and what is no id", async () => {
    expect(await refusal(() => declared({ "eu-west-9": "vpc-0a1b2c3d" }))).toContain("unknown region");
    expect(await refusal(() => declared({ "eu-west-1": "default" }))).toContain(
      'vpcIds.eu-west-1: expected an id of a network, such as vpc-0a1b2c3d4e5f67890, received "default"',
    );
  });
});
