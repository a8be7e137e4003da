import { analyzers, unusedAccessAnalyzers } from "../../../cli/probes/access-analyzer";
import { cellOf } from "../../support/probe-answers";

it("analyzers of external access of the account are listed, page by page", async () => {
  const pages = [
    { analyzers: [{ name: "a", arn: "arn-a" }], nextToken: "2" },
    { analyzers: [{ name: "b", arn: "arn-b" }] },
  ];
  const { cell, asked } = await cellOf(analyzers, { ListAnalyzers: pages });
  expect(cell).toMatchObject({ items: [{ id: "a", arn: "arn-a" }, { id: "b" }] });
  expect(asked.slice(0, 2)).toEqual([
    { ListAnalyzers: { type: "ACCOUNT" } },
    { ListAnalyzers: { type: "ACCOUNT", nextToken: "2" } },
  ]);
});

it("those of unused access are asked for by their type", async () => {
  const { cell, asked } = await cellOf(unusedAccessAnalyzers, {
    ListAnalyzers: [{ analyzers: [{ name: "a", arn: "arn-a" }] }],
  });
  expect(cell).toMatchObject({ items: [{ id: "a", arn: "arn-a" }] });
  expect(asked[0]).toEqual({ ListAnalyzers: { type: "ACCOUNT_UNUSED_ACCESS" } });
});
