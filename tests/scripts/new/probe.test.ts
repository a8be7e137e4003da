import { readFileSync } from "node:fs";
import { join } from "node:path";
import { probe } from "../../../scripts/new/probe";

const ROOT = join(__dirname, "..", "..", "..");
const answers = {
  id: "emr-serverless-applications",
  service: "emr-serverless",
  client: "EMRServerlessClient",
  command: "ListApplications",
  kind: "application",
  token: "nextToken",
  package: "emr-serverless",
};

it("begins the row of a service, and a test that demands an item", () => {
  const [row, test] = probe.files(answers);
  expect([row?.path, test?.path]).toEqual(["cli/probes/emr-serverless.ts", "tests/cli/probes/emr-serverless.test.ts"]);
  expect(row?.text).toContain('from "@aws-sdk/client-emr-serverless";');
  expect(row?.text).toMatch(/^export const applications = probe\(\{\n {2}id: "emr-serverless-applications",$/m);
  expect(row?.text).toContain('calls: { list: paged(ListApplicationsCommand, "nextToken") }');
  expect(test?.text).toContain('toEqual([{ id: "the first"');
});

it("puts the service into the table below a line that the table has once", () => {
  const [line] = probe.lines(answers);
  const lines = readFileSync(join(ROOT, line!.path), "utf8").split("\n");
  expect(lines.filter((each) => each.trim() === line!.after)).toHaveLength(1);
  expect(line!.text).toBe('  () => import("./emr-serverless"),');
});
