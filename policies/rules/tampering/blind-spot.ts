import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, pass, undetermined } from "../../engine/verdict";
import { kindOf } from "../../facts/kind";
import { declaredBy } from "../../facts/template";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { placeOf } from "./weakening";

/** Kinds whose resources stand in a place that no preview reads, and what they are. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "serverlessrepository:cloudformationstack": "an application of the Serverless Application Repository",
  "serverless:application": "an application of the Serverless Application Repository",
  "servicecatalog:provisionedproduct": "a product of Service Catalog",
};

/** Packages and types that run a program of their own in the deployment. */
const PROGRAMS: readonly { matches: RegExp; what: string }[] = [
  { matches: /^command:/, what: "a shell command" },
  { matches: /^pulumi-(nodejs|python):dynamic[:/]/, what: "a dynamic provider" },
];

/** A template from a bucket. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
const URLS: readonly string[] = ["templateUrl", "templateURL", "templateS3Uri"];

function judge(one: Resource): Verdict[] {
  const elsewhere = ELSEWHERE[kindOf(one.type)];
  if (elsewhere !== undefined) return [fail(placeOf(one), elsewhere, "resources that the program declares itself")];
  return URLS.flatMap((name): Verdict[] => {
    const url = one.props.get(name);
    if (url.state === "absent" || !/^(aws|aws-native|AWS)(:|::)/.test(one.type)) return [];
    if (url.state === "unknown") return [undetermined(url.path)];
    return [fail(url.path, show(url.value), "the template itself, in templateBody")];
  });
}

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const STACK = "aws:cloudformation/stack:Stack";

export const blindSpot: ResourceRule = {
  id: "blind-spot",
  kind: "resource",
  title: "every resource stands where the rules can read it",
  severity: "medium",
  level: "advisory",
  onUnknown: "ignore",
  why: "A template behind a URL, a shell command and a provider inside the program can make anything in any region, and no other rule sees it.",
  fix: "declare the resources in the program, or give the template as text, which the rules read",
  frameworks: [],
  types: {
    title: "stacks and products of CloudFormation whose template is elsewhere, shell commands, and dynamic providers",
    matches: (type) =>
      PROGRAMS.some(({ matches }) => matches.test(type)) ||
      kindOf(type) in ELSEWHERE ||
      /^(cloudformation|cloudcontrol|config):/.test(kindOf(type)),
  },
  needs: [],
  uses: [],
  options: {},

  check(resource) {
    const program = PROGRAMS.find(({ matches }) => matches.test(resource.type));
    if (program !== undefined) return [fail("type", program.what, "resources of a provider")];
    const { resources, unread } = declaredBy(resource);
    const verdicts = [...[resource, ...resources].flatMap(judge), ...unread];
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      example("a stack whose template is text", STACK, {
        templateBody: JSON.stringify({ Resources: { Topic: { Type: "AWS::SNS::Topic" } } }),
      }),
      example("a resource of Cloud Control, whose document the rules read", "aws:cloudcontrol/resource:Resource", {
        typeName: "AWS::SNS::Topic",
        desiredState: "{}",
      }),
      example("a rule of AWS Config", "aws:cfg/rule:Rule", { source: { owner: "AWS" } }),
    ],
    fail: [
      example("a stack whose template is in a bucket", STACK, {
        templateUrl: "https://bucket.s3.amazonaws.com/t.yaml",
      }),
      example("the same of Cloud Control", "aws-native:cloudformation:StackSet", {
        templateUrl: "https://b.s3.amazonaws.com/t",
      }),
      example("a stack in a stack", STACK, {
        templateBody: JSON.stringify({
          Resources: { Inner: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: "https://b/t.yaml" } } },
        }),
      }),
      example("an application of the repository", "aws:serverlessrepository/cloudFormationStack:CloudFormationStack", {
        applicationId: "arn:aws:serverlessrepo:us-east-1:111122223333:applications/app",
      }),
      example("a product of a portfolio", "aws:servicecatalog/provisionedProduct:ProvisionedProduct", {
        productName: "vpc",
      }),
      example("a shell command", "command:local:Command", { create: "aws ec2 run-instances" }),
      example("a dynamic provider", "pulumi-nodejs:dynamic:Resource", {}),
    ],
    unknown: [
      example("a template from a place that is not known", STACK, { templateUrl: UNKNOWN }),
      example("a template that is not known", STACK, { templateBody: UNKNOWN }),
    ],
  },
};
