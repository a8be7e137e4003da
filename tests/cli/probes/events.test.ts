import { rulesOf } from "../../../cli/probes/events";
import { cellOf } from "../../support/probe-answers";

it("rules are told with the targets of all pages, and asked for by their names", async () => {
  const { cell, asked } = await cellOf(rulesOf("ringfence-"), {
    ListRules: [{ Rules: [{ Name: "ringfence-a", Arn: "arn:a", State: "ENABLED", EventPattern: "{}" }] }],
    ListTargetsByRule: [{ Targets: [{ Arn: "arn:bus" }], NextToken: "2" }, { Targets: [{ Arn: "arn:topic" }] }],
  });
  expect(cell).toMatchObject({
    state: "count",
    items: [{ id: "ringfence-a", arn: "arn:a", state: "ENABLED", pattern: "{}", targets: ["arn:bus", "arn:topic"] }],
  });
  expect(asked).toContainEqual({ ListRules: { NamePrefix: "ringfence-" } });
  expect(asked).toContainEqual({ ListTargetsByRule: { Rule: "ringfence-a", NextToken: "2" } });
});
