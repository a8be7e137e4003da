import { readFileSync } from "node:fs";
import { join } from "node:path";

import { RESOURCES } from "../../../../sandbox/provider/rows/table";
import { SCHEMA } from "../../../../sandbox/provider/schema/schema";

/** `aws:sns/topic:Topic` -> what `sns/topic.js` calls itself. */
test.each(RESOURCES.map(({ token }) => token))("%s is the type that the package registers", (token) => {
  // What is called Index stands beside the list of its module.
  const file = /^aws:(.+):\w+$/.exec(token)![1]!.replace(/\/index$/, "/index_");
  const source = readFileSync(join(__dirname, "../../../../node_modules/@pulumi/aws", `${file}.js`), "utf8");
  expect(source).toContain(`__pulumiType = '${token}'`);
});

test.each([
  [
    "a required input",
    SCHEMA.resource("aws:sns/topicPolicy:TopicPolicy").inputs["arn"],
    { shape: "string", required: true },
  ],
  [
    "a document as text or object",
    SCHEMA.resource("aws:iam/policy:Policy").inputs["policy"],
    { shape: "json", required: true },
  ],
  [
    "a resource or its ARN",
    SCHEMA.resource("aws:sns/topicSubscription:TopicSubscription").inputs["topic"],
    { shape: "string", required: true },
  ],
  ["a map", SCHEMA.resource("aws:sns/topic:Topic").inputs["tags"], { shape: { map: "string" } }],
  [
    "a list of objects",
    SCHEMA.resource("aws:budgets/budget:Budget").inputs["notifications"],
    { shape: { list: { object: "budgets.BudgetNotification" } } },
  ],
  [
    "a field of a nested object",
    SCHEMA.type("budgets.BudgetNotification")["threshold"],
    { shape: "number", required: true },
  ],
  [
    "an argument of a function",
    SCHEMA.functionArgs("aws:index/getRegions:getRegions")["allRegions"],
    { shape: "boolean" },
  ],
  ["an archive", SCHEMA.resource("aws:lambda/function:Function").inputs["code"], { shape: "any" }],
  [
    "a type whose file has another case",
    SCHEMA.resource("aws:guardduty/iPSet:IPSet").inputs["format"],
    { shape: "string", required: true },
  ],
])("%s is read as it is declared", (_what, field, expected) => {
  expect(field).toEqual(expected);
});

test("an output without undefined is one that AWS always fills in", () => {
  const { outputs } = SCHEMA.resource("aws:guardduty/detector:Detector");
  expect(outputs).toMatchObject({
    findingPublishingFrequency: true,
    arn: true,
    enable: false,
    tags: false,
    tagsAll: true,
  });
});

test.each([
  ["a type that the package does not have", "aws:sns/topik:Topik", /sns\/topik\.d\.ts does not declare class Topik/],
  ["a token of another form", "sns.Topic", /token sns\.Topic does not look like aws:<module>\/<file>:<name>/],
])("%s is an error", (_what, token, message) => {
  expect(() => SCHEMA.resource(token)).toThrow(message);
});
