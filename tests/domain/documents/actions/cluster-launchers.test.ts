import { CLUSTER_LAUNCHER_IDS, CLUSTER_LAUNCHERS } from "../../../../domain/documents/actions/cluster-launchers";
import { detailsOf } from "../../../support/actions";

it("each has a name, in order, and says whose role it works with, and where its policy is read", () => {
  expect(CLUSTER_LAUNCHER_IDS).toEqual([...new Set(CLUSTER_LAUNCHER_IDS)].sort());
  const isSaid = ({ title, role, source }: (typeof CLUSTER_LAUNCHERS)[number]) =>
    title !== "" && /^the .*[^.]$/.test(role) && source.startsWith("https://");
  expect(CLUSTER_LAUNCHERS.filter((launcher) => !isSaid(launcher))).toEqual([]);
});

it("AWS sends tags of machines, and their type, with a request for a fleet; it sends neither market nor type of fleet", async () => {
  const { resourceTypes } = await detailsOf("ec2:CreateFleet");
  const keys = resourceTypes.find(({ name }) => name === "instance")!.conditionKeys;
  expect(keys).toEqual(expect.arrayContaining(["aws:RequestTag/${TagKey}", "ec2:InstanceType"]));
  expect(resourceTypes.flatMap((type) => type.conditionKeys).filter((key) => /Market|FleetType/.test(key))).toEqual([]);
});
