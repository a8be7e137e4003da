import { UNKNOWN } from "../../../policies/engine/reader";
import { calledBy, madeBy } from "../../../policies/facts/calls";
import { resourceOf } from "../../support/judge-example";

const calls = (type: string, props: Record<string, unknown>): string[] => {
  const { resources, unread } = calledBy(resourceOf({ type, props }));
  return [
    ...resources.map((each) => `${each.type} ${JSON.stringify(each.props.value)}`),
    ...unread.map(({ path }) => `unread ${path}`),
  ];
};

const MACHINE = "aws:sfn/stateMachine:StateMachine";
const states = (...list: Record<string, unknown>[]) => ({
  definition: JSON.stringify({ States: Object.fromEntries(list.map((state, index) => [`State${index}`, state])) }),
});

describe("a state machine", () => {
  it("calls what its tasks name, wherever they stand", () => {
    const inner = {
      Resource: "arn:aws:states:::aws-sdk:ec2:runInstances.waitForTaskToken",
      Parameters: { MaxCount: 3 },
    };
    expect(calls(MACHINE, states({ Type: "Map", Iterator: { States: { Inner: inner } } }))).toEqual([
      'AWS::ec2::runInstances {"maxCount":3}',
    ]);
    expect(
      calls(MACHINE, states({ Resource: "arn:aws:states:::emr:createCluster.sync", Arguments: { Name: "x" } })),
    ).toEqual(['AWS::emr::createCluster {"name":"x"}']);
  });

  it("leaves unknown what its input or an expression decides", () => {
    const Parameters = { "InstanceType.$": "$.type", ImageId: "{% $image %}", MinCount: 1 };
    expect(calls(MACHINE, states({ Resource: "arn:aws:states:::aws-sdk:ec2:runInstances", Parameters }))).toEqual([
      `AWS::ec2::runInstances ${JSON.stringify({ instanceType: UNKNOWN, imageId: UNKNOWN, minCount: 1 })}`,
    ]);
  });

  it("calls nothing of AWS with a function, and is unread when it is not known", () => {
    expect(
      calls(MACHINE, states({ Type: "Task", Resource: "arn:aws:lambda:eu-west-1:111122223333:function:f" })),
    ).toEqual([]);
    expect(calls(MACHINE, { definition: UNKNOWN })).toEqual(["unread definition"]);
    expect(calls(MACHINE, { definition: "- [" })).toEqual(["unread definition"]);
  });

  it("is read as an object, and where a task is not known yet", () => {
    const definition = { States: { A: { Type: "Task", Resource: UNKNOWN }, B: { Type: "Pass" } } };
    expect(calls("aws-native:stepfunctions:StateMachine", { definition })).toEqual(["unread definition.States.A"]);
  });

  it("ends in a definition without end", () => {
    let deep: object = { Resource: "arn:aws:states:::aws-sdk:ec2:runInstances" };
    for (let depth = 0; depth < 2000; depth += 1) deep = { deeper: deep };
    expect(calls("aws-native:stepfunctions:StateMachine", { definition: deep })).toEqual([]);
  });
});

describe("a schedule", () => {
  const SCHEDULE = "aws:scheduler/schedule:Schedule";
  const arn = "arn:aws:scheduler:::aws-sdk:ec2:runInstances";

  it.each<[string, Record<string, unknown>, string[]]>([
    ["an object", { target: { arn, input: '{"MaxCount":2}' } }, ['AWS::ec2::runInstances {"maxCount":2}']],
    ["a list of one", { target: [{ arn, input: '{"MaxCount":2}' }] }, ['AWS::ec2::runInstances {"maxCount":2}']],
    ["without input", { target: { arn } }, ["AWS::ec2::runInstances {}"]],
    ["an input that is not known", { target: { arn, input: UNKNOWN } }, ["unread target.input"]],
    ["a target that is not known", { target: { arn: UNKNOWN } }, ["unread target.arn"]],
    ["a function", { target: { arn: "arn:aws:lambda:eu-west-1:111122223333:function:f", input: "{}" } }, []],
  ])("with %s", (_, props, expected) => {
    expect(calls(SCHEDULE, props)).toEqual(expected);
  });
});

describe("an automation", () => {
  const step = (action: string, inputs: Record<string, unknown>) => ({
    content: JSON.stringify({ mainSteps: [{ name: "go", action, inputs }] }),
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ["aws:runInstances", { InstanceType: "t3.micro" }, ['AWS::ec2::runInstances {"instanceType":"t3.micro"}']],
    ["aws:runInstances", { InstanceType: "{{ Type }}" }, [`AWS::ec2::runInstances {"instanceType":"${UNKNOWN}"}`]],
    [
      "aws:executeAwsApi",
      { Service: "ec2", Api: "run_instances", MaxCount: 2 },
      ['AWS::ec2::runinstances {"service":"ec2","api":"run_instances","maxCount":2}'],
    ],
    ["aws:runCommand", { DocumentName: "AWS-RunShellScript" }, []],
  ])("with %s %j", (action, inputs, expected) => {
    expect(calls("aws:ssm/document:Document", step(action, inputs))).toEqual(expected);
  });
});

it("what a template declares calls too, and a call can make a stack", () => {
  const request = {
    TemplateBody: JSON.stringify({
      Resources: { One: { Type: "AWS::EC2::Instance", Properties: { InstanceType: "t3.micro" } } },
    }),
  };
  const templateBody = JSON.stringify({
    Resources: {
      Machine: {
        Type: "AWS::StepFunctions::StateMachine",
        Properties: {
          DefinitionString: JSON.stringify({
            States: { Go: { Resource: "arn:aws:states:::aws-sdk:cloudformation:createStack", Parameters: request } },
          }),
        },
      },
    },
  });
  const { resources } = madeBy(resourceOf({ type: "aws:cloudformation/stack:Stack", props: { templateBody } }));
  expect(resources.map(({ type }) => type)).toEqual([
    "aws:cloudformation/stack:Stack",
    "AWS::StepFunctions::StateMachine",
    "AWS::cloudformation::createStack",
    "AWS::EC2::Instance",
  ]);
});
