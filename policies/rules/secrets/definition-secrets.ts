import { UNKNOWN } from "../../engine/reader";
import { anyAwsResource } from "../../engine/types";
import { judgeFound } from "./scan-resource";
import { holdsDefinition } from "./scripts";
import type { ResourceRule } from "../../rule";

const PASSWORD = ["correct-horse", "battery"].join("-");
const DRAWN = ["qR8vT2mXk0Lw9Zs4", "Yb7Nc1Jd6Hf3Ga"].join("");
const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const STACK = "aws:cloudformation/stack:Stack";
const template = (title: string, properties: string) =>
  example(title, STACK, {
    templateBody: `Resources:\n  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n${properties}`,
  });

/** As user-data-secrets: what has a form of its own is found by the rules about that form. */
export const definitionSecrets: ResourceRule = {
  id: "definition-secrets",
  kind: "resource",
  title: "no template, state machine or build holds a password or a token",
  severity: "high",
  level: "mandatory",
  onUnknown: "ignore",
  why: "Whoever may describe a stack, a state machine, a build or a document reads its definition, and every version of it is kept.",
  fix: "refer to the secret ({{resolve:secretsmanager:...}}, env of type SECRETS_MANAGER, a SecureString parameter), and change it",
  frameworks: [],
  types: anyAwsResource,
  needs: [],
  uses: [],
  options: {},

  check(resource) {
    return judgeFound(
      resource,
      "a reference to a secret",
      ({ finding, members }) => finding.format.group === "assignment" && holdsDefinition(resource.type, members),
    );
  },

  examples: {
    pass: [
      template(
        "a password that Secrets Manager resolves",
        "      MasterUserPassword: '{{resolve:secretsmanager:db:SecretString:password}}'\n",
      ),
      template("a password that is a parameter", "      MasterUserPassword: !Ref DbPassword\n"),
      template("a password that AWS manages", "      ManageMasterUserPassword: true\n      MasterUsername: app\n"),
      example("a password that a state before gave", "aws:sfn/stateMachine:StateMachine", {
        definition: JSON.stringify({ States: { A: { Parameters: { "Password.$": "$.password", "token.$": "$.t" } } } }),
      }),
      example("a build that names its secrets", "aws:codebuild/project:Project", {
        source: {
          buildspec:
            "env:\n  secrets-manager:\n    DB_PASSWORD: prod/db:password\n  variables:\n    TOKEN_NAME: main\n",
        },
      }),
      example("the same words where no definition is", "aws:sfn/stateMachine:StateMachine", {
        tags: { note: `password=${PASSWORD}` },
      }),
    ],
    fail: [
      template("a password in a template", `      MasterUserPassword: ${PASSWORD}\n`),
      example("a password in a template of JSON", STACK, {
        templateBody: JSON.stringify({ Resources: { Db: { Properties: { MasterUserPassword: PASSWORD } } } }),
      }),
      example("a token in a state machine", "aws:sfn/stateMachine:StateMachine", {
        definition: JSON.stringify({ States: { A: { Parameters: { api_key: DRAWN } } } }),
      }),
      example("a token in a state machine, by Cloud Control", "aws-native:stepfunctions:StateMachine", {
        definitionString: JSON.stringify({ States: { A: { Parameters: { apiKey: DRAWN } } } }),
      }),
      example("a password in a buildspec", "aws:codebuild/project:Project", {
        source: { type: "NO_SOURCE", buildspec: `env:\n  variables:\n    DB_PASSWORD: "${PASSWORD}"\n` },
      }),
      example("a password in a document", "aws:ssm/document:Document", {
        content: JSON.stringify({
          mainSteps: [{ inputs: { runCommand: [`net user app /add --password ${PASSWORD}`] } }],
        }),
      }),
      example("a password in a document of Cloud Control", "aws:cloudcontrol/resource:Resource", {
        typeName: "AWS::RDS::DBInstance",
        desiredState: JSON.stringify({ MasterUserPassword: PASSWORD }),
      }),
    ],
    unknown: [example("a template that another resource decides", STACK, { templateBody: UNKNOWN })],
  },
};
