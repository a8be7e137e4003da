import { UNKNOWN } from "../../engine/reader";
import { anyResource } from "../../engine/types";
import { isStaticCredential } from "./provider-credentials";
import { judgeFound } from "./scan-resource";
import type { ResourceRule } from "../../rule";

// Put together here, so that no scanner takes the source for a leak.
const KEY = ["AKIA", "QYLPMN5HNQ7Z4R2X"].join("");
const SECRET = ["qR8vT2mXk0Lw9Zs4", "Yb7Nc1Jd6Hf3Ga5PeUiOtV/+"].join("");
const SESSION = ["IQoJb3JpZ2luX2VjEJ", "qR8vT2mXk0Lw9Zs4Yb7Nc1Jd6Hf3Ga5PeUiOtV".repeat(8)].join("");
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const example = (title: string, props: Record<string, unknown>, type = "aws:lambda/function:Function") => ({
  title,
  subject: { type, props },
});
const variables = (values: Record<string, unknown>) => ({ environment: { variables: values } });

export const awsSecretKeyContext: ResourceRule = {
  id: "aws-secret-key-context",
  kind: "resource",
  title: "no resource holds a secret access key or a session token of AWS",
  severity: "critical",
  level: "mandatory",
  starter: "mandatory",
  // As for aws-key-anywhere: what is not known yet is an id or an address nearly always.
  onUnknown: "ignore",
  why: "The secret half of a key is all that an intruder lacks: its id stands in logs and in addresses.",
  fix: "give the workload a role instead; delete the key, it has already been in the state and in logs, even as a Pulumi secret",
  frameworks: [],
  exemptible: false,
  types: anyResource,
  needs: [],
  uses: [],
  options: {},

  check(resource) {
    return judgeFound(
      resource,
      "no secret key, secret or not",
      (found) => found.finding.format.group === "aws-secret" && !isStaticCredential(resource.type, found.members),
    );
  },

  examples: {
    pass: [
      example("the secret key of the AWS documentation", {
        ...variables({ AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" }),
      }),
      example("forty characters that nothing calls a key", variables({ DIGEST: SECRET })),
      example(
        "a hash of forty digits beside such a name",
        variables({ SECRET_KEY: "0beec7b5ea3f0fdbc95d0dd47f3c5bc275da8a33" }),
      ),
      example(
        "the address of a secret",
        variables({ AWS_SECRET_ACCESS_KEY: "arn:aws:secretsmanager:us-east-1:123456789012:secret:key" }),
      ),
      example("a name of forty letters", variables({ SECRET_KEY: "GetTheSecretAccessKeyFromTheParameterSto" })),
      example(
        "the secret key that a provider signs in with, which provider-static-keys judges",
        { secretKey: SECRET },
        "pulumi:providers:aws",
      ),
    ],
    fail: [
      example("a secret key in a variable", variables({ AWS_SECRET_ACCESS_KEY: SECRET })),
      example("a session token in a variable", variables({ AWS_SESSION_TOKEN: SESSION })),
      example(
        "a secret key in user data",
        { userData: `[default]\naws_access_key_id = ${KEY}\naws_secret_access_key = ${SECRET}\n` },
        "aws:ec2/instance:Instance",
      ),
      example(
        "a secret key in encoded user data",
        { userDataBase64: base64(`export AWS_SECRET_ACCESS_KEY='${SECRET}'\n`) },
        "aws:ec2/instance:Instance",
      ),
      example(
        "a secret key beside its id, in another member",
        { settings: { id: KEY, other: SECRET } },
        "kubernetes:core/v1:ConfigMap",
      ),
      example(
        "a variable of a container, by its name",
        { containerDefinitions: JSON.stringify([{ environment: [{ name: "AWS_SECRET_ACCESS_KEY", value: SECRET }] }]) },
        "aws:ecs/taskDefinition:TaskDefinition",
      ),
      example(
        "a variable of a container, its value first",
        { environment: { environmentVariables: [{ value: SECRET, name: "AWS_SECRET_ACCESS_KEY" }] } },
        "aws:codebuild/project:Project",
      ),
      example("a line of the file that the console gives", { tags: { note: `${KEY},${SECRET}` } }),
    ],
    unknown: [example("a variable that another resource decides", variables({ AWS_SECRET_ACCESS_KEY: UNKNOWN }))],
  },
};
