import { readFileSync } from "node:fs";
import { join } from "node:path";

import { SCHEMA_FILE, schemaText } from "../../scripts/provider-schema";
import { SCHEMA } from "../../sandbox/provider/schema";
import { FUNCTION_TOKENS, RESOURCE_TOKENS } from "../../sandbox/provider/tokens";

test("the schema file says what the installed declarations say", () => {
  expect(readFileSync(SCHEMA_FILE, "utf8")).toBe(schemaText());
});

test("it holds every token that the provider serves", () => {
  expect(Object.keys(SCHEMA.resources)).toEqual([...RESOURCE_TOKENS].sort());
  expect(Object.keys(SCHEMA.functions)).toEqual([...FUNCTION_TOKENS].sort());
});

/** `aws:sns/topic:Topic` -> what `sns/topic.js` calls itself. */
test.each([...RESOURCE_TOKENS])("%s is the type that the package registers", (token) => {
  const file = /^aws:(.+):\w+$/.exec(token)![1]!;
  const source = readFileSync(join(__dirname, "../../node_modules/@pulumi/aws", `${file}.js`), "utf8");
  expect(source).toContain(`__pulumiType = '${token}'`);
});

test.each([
  [
    "a required input",
    SCHEMA.resources["aws:sns/topicPolicy:TopicPolicy"]!.inputs["arn"],
    { shape: "string", required: true },
  ],
  [
    "a document as text or object",
    SCHEMA.resources["aws:iam/policy:Policy"]!.inputs["policy"],
    { shape: "json", required: true },
  ],
  [
    "a resource or its ARN",
    SCHEMA.resources["aws:sns/topicSubscription:TopicSubscription"]!.inputs["topic"],
    { shape: "string", required: true },
  ],
  ["a map", SCHEMA.resources["aws:sns/topic:Topic"]!.inputs["tags"], { shape: { map: "string" } }],
  [
    "a list of objects",
    SCHEMA.resources["aws:budgets/budget:Budget"]!.inputs["notifications"],
    { shape: { list: { object: "budgets.BudgetNotification" } } },
  ],
  [
    "a field of a nested object",
    SCHEMA.types["budgets.BudgetNotification"]!["threshold"],
    { shape: "number", required: true },
  ],
  [
    "an argument of a function",
    SCHEMA.functions["aws:index/getRegions:getRegions"]!["allRegions"],
    { shape: "boolean" },
  ],
])("%s is read as it is declared", (_what, field, expected) => {
  expect(field).toEqual(expected);
});

test("an output without undefined is one that AWS always fills in", () => {
  const { outputs } = SCHEMA.resources["aws:guardduty/detector:Detector"]!;
  expect(outputs).toMatchObject({
    findingPublishingFrequency: true,
    arn: true,
    enable: false,
    tags: false,
    tagsAll: true,
  });
});
