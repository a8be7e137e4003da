import { Dashboard } from "../../../components";
import { dashboardBody } from "../../../domain/controls/spend/dashboard-body";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const ARGS = { regions: ["us-east-1", "eu-west-1"], monthlyBudgetUsd: 50 };

describe("Dashboard", () => {
  it("is one page in us-east-1, under the name of the component", async () => {
    expect(resources((await record(() => new Dashboard("it", ARGS))).registrations)).toEqual([
      {
        type: "aws:cloudwatch/dashboard:Dashboard",
        name: "it-page",
        inputs: {
          region: "us-east-1",
          dashboardName: "it",
          dashboardBody: dashboardBody({ ...ARGS, namePrefix: "ringfence-" }),
        },
      },
    ]);
  });

  it("counts the rules of a baseline of another name", async () => {
    const { registrations } = await record(() => new Dashboard("it", { ...ARGS, namePrefix: "prod-" }));
    expect(resources(registrations)[0]!.inputs.dashboardBody).toBe(dashboardBody({ ...ARGS, namePrefix: "prod-" }));
  });

  it("refuses a budget and a region that there are not", async () => {
    const text = await refusal(() => new Dashboard("it", { regions: ["us-east-9"], monthlyBudgetUsd: 0 }));
    expect(text).toMatch(
      /^dashboard: 2 problems\n {2}- regions\[0\]: unknown region "us-east-9".*\n {2}- monthlyBudgetUsd: expected a number above 0/,
    );
  });
});
