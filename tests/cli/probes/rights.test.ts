import { rightsFor } from "../../../cli/probes/rights";
import { allProbes } from "../../../cli/probes/table";
import probeCalls from "../../../domain/generated/probe-calls.json";

test("every call of every row takes what the catalogue of IAM says", async () => {
  const calls = (await allProbes()).flatMap(({ service, calls: asked }) =>
    Object.values(asked).map(({ command }) => ({ service, operation: command.name.replace(/Command$/, "") })),
  );
  const rights = new Set(calls.flatMap(({ service, operation }) => rightsFor(service, operation)));
  expect([...rights].sort()).toEqual([...new Set(probeCalls.map(({ action }) => action))].sort());
});

test.each([
  ["s3", "ListBuckets", ["s3:ListAllMyBuckets"]],
  ["budgets", "DescribeBudgets", ["budgets:ViewBudget"]],
  ["ec2", "DescribeWhateverComes", ["ec2:DescribeWhateverComes"]],
])("%s:%s", (service, operation, rights) => {
  expect(rightsFor(service, operation)).toEqual(rights);
});
