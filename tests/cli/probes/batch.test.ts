import { environments, jobs } from "../../../cli/probes/batch";
import { cellOf, itemsOf } from "../../support/probe-answers";

it.each([
  ["enabled", "ENABLED", 0, 1],
  ["disabled with machines", "DISABLED", 8, 1],
  ["disabled without", "DISABLED", 0, 0],
])("an environment that is %s", async (_, state, desiredvCpus, count) => {
  const environment = {
    computeEnvironmentName: "e",
    state,
    computeResources: { type: "SPOT", desiredvCpus, maxvCpus: 64 },
  };
  const answer = { computeEnvironments: [environment] };
  const found = await itemsOf(environments, { DescribeComputeEnvironments: [answer] });
  expect(found).toHaveLength(count);
});

it("jobs are asked for by queue, while they run", async () => {
  const answers = {
    DescribeJobQueues: [{ jobQueues: [{ jobQueueName: "a" }, { jobQueueName: "b" }] }],
    ListJobs: [
      { jobSummaryList: [{ jobId: "1", startedAt: 1000 }] },
      { jobSummaryList: [{ jobId: "2", createdAt: 2000 }] },
    ],
  };
  const { cell, asked } = await cellOf(jobs, answers);
  expect(cell).toMatchObject({
    items: [
      { id: "1", startedAt: new Date(1000), owner: "a" },
      { id: "2", startedAt: new Date(2000), owner: "b" },
    ],
  });
  expect(asked).toContainEqual({ ListJobs: { jobQueue: "b", jobStatus: "RUNNING" } });
});
