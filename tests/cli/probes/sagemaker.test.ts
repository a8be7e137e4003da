import { apps, clusters, endpoints, notebooks, trainingPlans } from "../../../cli/probes/sagemaker";
import { itemsOf } from "../../support/probe-answers";

it.each([
  ["Pending", 1],
  ["InService", 1],
  ["Updating", 1],
  ["Stopping", 1],
  ["Stopped", 0],
  ["Failed", 0],
  ["Deleting", 0],
])("a notebook that is %s counts %i times", async (NotebookInstanceStatus, count) => {
  const answer = { NotebookInstances: [{ NotebookInstanceName: "n", NotebookInstanceStatus }] };
  expect(await itemsOf(notebooks, { ListNotebookInstances: [answer] })).toHaveLength(count);
});

it.each([
  ["Creating", 1],
  ["InService", 1],
  ["RollingBack", 1],
  ["OutOfService", 1],
  ["Failed", 0],
  ["Deleting", 0],
])("an endpoint that is %s counts %i times", async (EndpointStatus, count) => {
  const answer = { Endpoints: [{ EndpointName: "e", EndpointStatus }] };
  expect(await itemsOf(endpoints, { ListEndpoints: [answer] })).toHaveLength(count);
});

it("an app is told from others of its name by its domain and user", async () => {
  const Apps = [
    { DomainId: "d-1", UserProfileName: "ada", AppType: "JupyterLab", AppName: "default", Status: "InService" },
    { DomainId: "d-1", SpaceName: "shared", AppType: "JupyterLab", AppName: "default", Status: "Pending" },
    { DomainId: "d-1", UserProfileName: "eve", AppType: "JupyterLab", AppName: "default", Status: "Deleted" },
  ];
  const found = await itemsOf(apps, { ListApps: [{ Apps }] });
  expect(found.map(({ id }) => id)).toEqual(["d-1/ada/JupyterLab/default", "d-1/shared/JupyterLab/default"]);
});

it("clusters that failed and plans that are over are left out", async () => {
  const ClusterSummaries = ["InService", "Failed"].map((status) => ({ ClusterName: status, ClusterStatus: status }));
  const found = await itemsOf(clusters, { ListClusters: [{ ClusterSummaries }] });
  expect(found.map(({ id }) => id)).toEqual(["InService"]);
  const statuses = ["Pending", "Active", "Scheduled", "Expired", "Failed"];
  const TrainingPlanSummaries = statuses.map((Status) => ({ TrainingPlanName: Status, Status }));
  const plans = await itemsOf(trainingPlans, { ListTrainingPlans: [{ TrainingPlanSummaries }] });
  expect(plans.map(({ id }) => id)).toEqual(["Pending", "Active", "Scheduled"]);
});
