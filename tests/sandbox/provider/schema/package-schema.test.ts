import { FUNCTIONS } from "../../../../sandbox/provider/functions/table";
import { declaredTokens } from "../../../../sandbox/provider/core/previewed";
import { packageSchema } from "../../../../sandbox/provider/schema/package-schema";
import { SCHEMA } from "../../../../sandbox/provider/schema/schema";

const tokensOf = (table: readonly { token: string }[]): string[] => table.map(({ token }) => token);
const tokens = { resources: declaredTokens(), functions: tokensOf(FUNCTIONS) };
const schema = packageSchema(SCHEMA, tokens);
const text = JSON.stringify(schema);

test("it has every type of the package, and the data sources that the provider serves", () => {
  expect(Object.keys(schema.resources).sort()).toEqual([...tokens.resources].sort());
  expect(Object.keys(schema.functions).sort()).toEqual([...tokens.functions].sort());
  expect(schema.version).toBe(SCHEMA.version);
});

test("every type that it refers to is in it", () => {
  const named = [...text.matchAll(/"#\/types\/([^"]+)"/g)].map(([, token]) => token!);
  expect(new Set(named)).toEqual(new Set(Object.keys(schema.types)));
});

test.each([
  [
    "a nested input",
    schema.resources["aws:ec2/spotFleetRequest:SpotFleetRequest"],
    {
      inputProperties: {
        launchSpecifications: {
          type: "array",
          items: { $ref: "#/types/aws:ec2/SpotFleetRequestLaunchSpecification:SpotFleetRequestLaunchSpecification" },
        },
      },
      requiredInputs: expect.arrayContaining(["iamFleetRole", "targetCapacity"]),
    },
  ],
  [
    "an output that is no input",
    schema.resources["aws:sns/topic:Topic"],
    { properties: { arn: { $ref: "pulumi.json#/Any" } }, required: expect.arrayContaining(["arn"]) },
  ],
  [
    "what a data source answers",
    schema.functions["aws:index/getCallerIdentity:getCallerIdentity"],
    { outputs: { properties: { accountId: { type: "string" } }, required: expect.arrayContaining(["accountId"]) } },
  ],
  ["a setting of the provider", schema.provider, { inputProperties: { region: { type: "string" } } }],
])("%s", (_, part, expected) => {
  expect(part).toMatchObject(expected);
});
