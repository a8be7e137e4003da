import table from "../../../domain/generated/types/table.json";
import { UNKNOWN } from "../../../policies/engine/reader";
import { declaredBy, templateKind } from "../../../policies/facts/template";
import { resourceOf } from "../../support/judge-example";

const STACK = "aws:cloudformation/stack:Stack";

const declared = (templateBody: unknown, type = STACK) => declaredBy(resourceOf({ type, props: { templateBody } }));

it("every property that is called like a template has a decision", () => {
  expect(Object.keys(table.paths.template).filter((type) => templateKind(type) === undefined)).toEqual([]);
});

it.each([
  ["JSON", JSON.stringify({ Resources: { Fleet: { Type: "AWS::EC2::SpotFleet", Properties: { A: { B: 1 } } } } })],
  ["YAML", "Resources:\n  Fleet:\n    Type: AWS::EC2::SpotFleet\n    Properties:\n      A: { B: 1 }\n"],
])("reads resources from %s, with members as Pulumi spells them", (_, body) => {
  for (const type of [
    STACK,
    "aws-native:cloudformation:Stack",
    "aws:index/cloudformationStackSet:CloudformationStackSet",
  ]) {
    const { resources, unread } = declared(body, type);
    expect(unread).toEqual([]);
    expect(resources.map(({ type: of, props }) => [of, props.path, props.value])).toEqual([
      ["AWS::EC2::SpotFleet", "templateBody > Fleet", { a: { b: 1 } }],
    ]);
  }
});

it("takes a template that is no text", () => {
  expect(declared({ Resources: { Fleet: { Type: "AWS::EC2::SpotFleet" } } }).resources).toHaveLength(1);
});

it("does not know what a function gives, and leaves the region of the stack out", () => {
  const yaml = `
Resources:
  A:
    Type: AWS::New::Thing
    Properties:
      Short: !Ref Market
      Long: { "Fn::If": [Small, spot, on-demand] }
      Sub: !Sub "\${Market}"
      Choice: !If [Small, { MarketType: spot }, !Ref "AWS::NoValue"]
      Regions: [!Ref "AWS::Region", { Ref: "AWS::Region" }, eu-west-3]
`;
  expect(declared(yaml).resources[0]?.props.value).toEqual({
    short: UNKNOWN,
    long: UNKNOWN,
    sub: UNKNOWN,
    choice: UNKNOWN,
    regions: ["eu-west-3"],
  });
});

it("reads the template of a set of stacks in a template", () => {
  const inner = JSON.stringify({ Resources: { Fleet: { Type: "AWS::EC2::SpotFleet" } } });
  const { resources } = declared({
    Resources: { Set: { Type: "AWS::CloudFormation::StackSet", Properties: { TemplateBody: inner } } },
  });
  expect(resources.map(({ props }) => props.path)).toEqual([
    "templateBody > Set",
    "templateBody > Set.templateBody > Fleet",
  ]);
});

it.each<[string, unknown, string | undefined]>([
  ["an unknown one", UNKNOWN, undefined],
  ["one that is neither", "{ Resources: [", "neither JSON nor YAML"],
  ["a plain text", "no template", "neither JSON nor YAML"],
  ["one that is too long", `{"a":"${"x".repeat(60_000)}"}`, "longer than CloudFormation takes"],
  ["aliases without end", bomb(), "neither JSON nor YAML"],
])("cannot decide about %s", (_, body, why) => {
  expect(declared(body)).toEqual({ resources: [], unread: [{ kind: "undetermined", path: "templateBody", why }] });
});

it("is fast for the longest template", () => {
  const properties = Object.fromEntries([...Array(1500).keys()].map((index) => [`Member${index}`, { A: index }]));
  const body = JSON.stringify({ Resources: { A: { Type: "AWS::New::Thing", Properties: properties } } });
  expect(body.length).toBeLessThan(51_200);
  expect(declared(body).resources[0]?.props.keys()).toHaveLength(1500);
});

/** Ten lists of ten aliases of the one before. */
function bomb(): string {
  const lists = [...Array(9).keys()].map((level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(10)}]`);
  return ["l0: &l0 [x]", ...lists].join("\n");
}
