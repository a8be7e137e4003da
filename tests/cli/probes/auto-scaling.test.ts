import { groups } from "../../../cli/probes/auto-scaling";
import { itemsOf } from "../../support/probe-answers";

it.each([
  ["has machines", 2, 2, 1],
  ["may start some", 0, 4, 1],
  ["can do neither", 0, 0, 0],
])("a group that %s", async (_, DesiredCapacity, MaxSize, count) => {
  const group = { AutoScalingGroupName: "web", DesiredCapacity, MaxSize };
  const found = await itemsOf(groups, { DescribeAutoScalingGroups: [{ AutoScalingGroups: [group] }] });
  expect(found).toHaveLength(count);
});
