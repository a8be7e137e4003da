import { UNKNOWN } from "../../engine/reader";
import { judgeKinds, ofKinds } from "../../facts/kind";
import type { ResourceRule } from "../../rule";
import { template } from "./examples-of-groups";
import { is, judgeSettings, kindsIn, type OpeningSetting } from "./opening-settings";

const none = { opens: is("none"), closed: '"AWS_IAM"' };

const SETTINGS: readonly OpeningSetting[] = [
  { kinds: ["lambda:functionurl", "lambda:url"], paths: ["authorizationType", "authType"], ...none },
  // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-functionurlconfig.html
  { kinds: ["serverless:function"], paths: ["functionUrlConfig.authType"], ...none },
];

const KINDS = kindsIn(SETTINGS);

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const URL = "aws:lambda/functionUrl:FunctionUrl";

export const functionUrlNoAuth: ResourceRule = {
  id: "function-url-no-auth",
  kind: "resource",
  title: "no function runs for callers that AWS has not checked",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "A function with an open address runs for everybody, as often as they like: its role is theirs to try, and its bill is yours.",
  fix: 'set "AWS_IAM" and call it through CloudFront with origin access control, or put API Gateway with an authorizer before it',
  frameworks: [{ framework: "mitre-attack", version: "17", id: "T1190" }],
  types: ofKinds("addresses of functions", KINDS),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, KINDS, (one) => judgeSettings(one, SETTINGS)),

  examples: {
    pass: [
      example("callers that sign", URL, { authorizationType: "AWS_IAM" }),
      example("callers that sign, of Cloud Control", "aws-native:lambda:Url", { authType: "AWS_IAM" }),
      template("a function without an address", "AWS::Serverless::Function", { Handler: "index.handler" }),
    ],
    fail: [
      example("everybody", URL, { authorizationType: "NONE" }),
      example("everybody, of Cloud Control", "aws-native:lambda:Url", { authType: "NONE" }),
      example("everybody, of any Terraform provider", "aws:index/lambdaFunctionUrl:LambdaFunctionUrl", {
        authorizationType: "NONE",
      }),
      template("everybody, in a template", "AWS::Lambda::Url", { AuthType: "NONE" }),
      template("everybody, in a template of serverless applications", "AWS::Serverless::Function", {
        FunctionUrlConfig: { AuthType: "NONE" },
      }),
    ],
    unknown: [
      example("a check that another resource decides", URL, { authorizationType: UNKNOWN }),
      template("a check that a parameter decides", "AWS::Lambda::Url", { AuthType: { Ref: "Auth" } }),
    ],
  },
};
