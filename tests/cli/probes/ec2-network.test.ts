import { addresses, interfaceEndpoints } from "../../../cli/probes/ec2-network";
import { itemsOf } from "../../support/probe-answers";

it("an address costs the same with and without a machine, and an old one has no id but itself", async () => {
  const Addresses = [
    { AllocationId: "eipalloc-1", PublicIp: "203.0.113.1", InstanceId: "i-1" },
    { PublicIp: "203.0.113.2", InstanceId: "", NetworkInterfaceId: "" },
  ];
  expect(await itemsOf(addresses, { DescribeAddresses: [{ Addresses }] })).toEqual([
    { id: "eipalloc-1", usdPerHour: 0.005, owner: "i-1" },
    { id: "203.0.113.2", usdPerHour: 0.005, owner: undefined },
  ]);
});

// https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html: in one subnet of each zone
it("an interface endpoint costs as often as it has zones", async () => {
  const endpoint = { VpcEndpointId: "vpce-1", SubnetIds: ["subnet-a", "subnet-b", "subnet-c"] };
  const [item] = await itemsOf(interfaceEndpoints, { DescribeVpcEndpoints: [{ VpcEndpoints: [endpoint] }] });
  expect(item!.usdPerHour).toBeCloseTo(0.03, 6);
});
