import { capacityProviders, clusters, services, tasks } from "../../../cli/probes/ecs";
import { cellOf, itemsOf } from "../../support/probe-answers";

const CLUSTER = "arn:aws:ecs:eu-west-1:123456789012:cluster/c";
const LISTED = { ListClusters: [{ clusterArns: [CLUSTER] }] };

it("a cluster in which nothing runs, waits or is kept is none", async () => {
  const found = [
    { clusterName: "idle", runningTasksCount: 0, pendingTasksCount: 0, activeServicesCount: 0 },
    { clusterName: "running", runningTasksCount: 2 },
    { clusterName: "waiting", pendingTasksCount: 1 },
    { clusterName: "kept", activeServicesCount: 1 },
  ];
  const items = await itemsOf(clusters, { ...LISTED, DescribeClusters: [{ clusters: found }] });
  expect(items.map(({ id, units }) => [id, units])).toEqual([
    ["running", 2],
    ["waiting", undefined],
    ["kept", undefined],
  ]);
});

const FARGATE = { taskArn: `${CLUSTER}/t`, launchType: "FARGATE", cpu: "4096", memory: "8192", group: "service:s" };

it.each([
  ["on Fargate", {}, 4 * 0.04048 + 8 * 0.004445],
  ["on a machine, which is billed itself", { launchType: "EC2" }, 0],
  ["on Windows", { platformFamily: "WindowsServer2022Full" }, undefined],
  ["on ARM", { attributes: [{ name: "ecs.cpu-architecture", value: "arm64" }] }, undefined],
  ["on machines of the service", { launchType: undefined, capacityProviderName: "mine" }, undefined],
])("a task %s costs what is known", async (_, more, usd) => {
  const answers = {
    ...LISTED,
    ListTasks: [{ taskArns: ["t"] }],
    DescribeTasks: [{ tasks: [{ ...FARGATE, ...more }] }],
  };
  const [item] = await itemsOf(tasks, answers);
  expect(item).toMatchObject({ id: "t", owner: "service:s" });
  if (usd === undefined) expect(item!.usdPerHour).toBeUndefined();
  else expect(item!.usdPerHour).toBeCloseTo(usd, 6);
});

it("a task on Fargate's spot costs its share", async () => {
  const spot = { ...FARGATE, launchType: undefined, capacityProviderName: "FARGATE_SPOT" };
  const [item] = await itemsOf(tasks, {
    ...LISTED,
    ListTasks: [{ taskArns: ["t"] }],
    DescribeTasks: [{ tasks: [spot] }],
  });
  expect(item!.usdPerHour).toBeCloseTo((0.19748 * 0.06) / 0.199, 4);
});

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html: at most 100 in one call
it("tasks are described a hundred at a time", async () => {
  const taskArns = Array.from({ length: 101 }, (_, index) => `${CLUSTER}/${index}`);
  const answers = { ...LISTED, ListTasks: [{ taskArns }], DescribeTasks: [{}, {}] };
  const { asked } = await cellOf(tasks, answers);
  const described = asked.flatMap((call) =>
    "DescribeTasks" in call ? [call.DescribeTasks as { tasks: string[] }] : [],
  );
  expect(described.map(({ tasks: some }) => some.length)).toEqual([100, 1]);
});

it("a service that keeps nothing is left out, one on every machine is not", async () => {
  const found = [
    { serviceName: "off", clusterArn: CLUSTER, desiredCount: 0, runningCount: 0 },
    { serviceName: "on", clusterArn: CLUSTER, desiredCount: 3 },
    { serviceName: "each", clusterArn: CLUSTER, desiredCount: 0, schedulingStrategy: "DAEMON" },
  ];
  const answers = { ...LISTED, ListServices: [{ serviceArns: ["a"] }], DescribeServices: [{ services: found }] };
  expect((await itemsOf(services, answers)).map(({ id }) => id)).toEqual(["c/on", "c/each"]);
});

it("providers that every account has, and such as are gone, are left out", async () => {
  const found = [
    { name: "FARGATE", status: "ACTIVE" },
    { name: "FARGATE_SPOT", status: "ACTIVE" },
    { name: "gone", status: "INACTIVE" },
    { name: "mine", status: "ACTIVE", cluster: "c" },
  ];
  const items = await itemsOf(capacityProviders, { DescribeCapacityProviders: [{ capacityProviders: found }] });
  expect(items.map(({ id, owner }) => [id, owner])).toEqual([["mine", "c"]]);
});
