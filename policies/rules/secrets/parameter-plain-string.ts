import { isReference, isSecretName } from "../../../domain/secrets/assignments";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, notApplicable, pass, undetermined } from "../../engine/verdict";
import { declaredBy } from "../../facts/template";
import { nameOf } from "../../facts/thing";
import { anyAwsResource } from "../../engine/types";
import { scanOf } from "./scan-resource";
import type { Property, Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

const isParameter = ({ type }: Resource): boolean => nameOf(type) === "ssm:parameter";

/** What Pulumi adds to a name that it makes. */
const MADE_UP = /-[0-9a-f]{7}$/;

/** Where the value is: @pulumi/aws has two more members for it. */
const VALUES = ["value", "insecureValue", "valueWo"];

/** The name, or what it will be made from. */
function named({ name, props }: Resource): Property | string {
  const given = props.get("name");
  if (given.state !== "absent") return given;
  return props.path === "" ? name : props.path.split(" > ").at(-1)!;
}

/** True for a value of which a rule about its form has told already. */
const isTold = (resource: Resource, value: string): boolean =>
  scanOf(resource).found.some(({ finding }) => value.includes(finding.value));

function judge(resource: Resource, whole: Resource): Verdict {
  const { props } = resource;
  const type = props.get("type");
  if (type.value === "SecureString") return pass;
  const name = named(resource);
  const isUnknownName = typeof name !== "string" && name.state === "unknown";
  const given = typeof name === "string" ? name : name.value;
  const text = typeof given === "string" ? given.replace(MADE_UP, "") : "";
  if (!isUnknownName && !isSecretName(text)) return pass;
  const value = VALUES.map((key) => props.get(key)).find(({ state }) => state !== "absent");
  if (value === undefined) return pass;
  if (typeof value.value === "string" && (isReference(value.value) || isTold(whole, value.value))) return pass;
  const open = [...(typeof name === "string" ? [] : [name]), type, value].find(({ state }) => state === "unknown");
  if (open !== undefined) return undetermined(open.path);
  return fail(type.path, show(type.value), '"SecureString", since its name says that it is a secret');
}

const PARAMETER = "aws:ssm/parameter:Parameter";
const SECRET = ["correct-horse", "battery"].join("-");
const example = (title: string, props: Record<string, unknown>, type = PARAMETER) => ({
  title,
  subject: { type, props },
});

export const parameterPlainString: ResourceRule = {
  id: "parameter-plain-string",
  kind: "resource",
  title: "a parameter with the name of a secret is encrypted",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "A String is kept and shown as it is: whoever may read parameters has the secret, and no key of KMS stands in between.",
  fix: "set type to SecureString; Cloud Control and templates cannot make one, so keep the secret in Secrets Manager there",
  frameworks: [],
  types: anyAwsResource,
  needs: [],
  uses: [],
  options: {},

  check(resource) {
    const { resources, unread } = declaredBy(resource);
    const parameters = [resource, ...resources].filter(isParameter);
    if (parameters.length + unread.length === 0) return [notApplicable("judges parameters of Systems Manager")];
    return [...parameters.map((each) => judge(each, resource)), ...unread];
  },

  examples: {
    pass: [
      example("an encrypted parameter", { name: "/app/db/password", type: "SecureString", value: SECRET }),
      example("a parameter that is no secret", { name: "/app/db/host", type: "String", value: "db.internal" }),
      example("a name that only holds the word", { name: "/app/password/length", type: "String", value: "20" }),
      example("the address of a secret", {
        name: "/app/db/secret",
        type: "String",
        value: "arn:aws:secretsmanager:us-east-1:123456789012:secret:db",
      }),
      example(
        "a parameter of Cloud Control that is no secret",
        { name: "host", type: "String", value: "a" },
        "aws-native:ssm:Parameter",
      ),
    ],
    fail: [
      example("a password", { name: "/app/db/password", type: "String", value: SECRET }),
      example("a password whose name Pulumi makes", { name: "dbPassword-1a2b3c4", type: "String", value: SECRET }),
      {
        title: "a token without a name of its own",
        subject: { type: PARAMETER, name: "github-token", props: { type: "String", value: SECRET } },
      },
      example("a list of keys", { name: "/app/api-key", type: "StringList", value: `${SECRET},${SECRET}` }),
      example("a value that its property calls insecure", {
        name: "/app/token",
        type: "String",
        insecureValue: SECRET,
      }),
      example(
        "a password of Cloud Control",
        { name: "/app/db/password", type: "String", value: SECRET },
        "aws-native:ssm:Parameter",
      ),
      example(
        "a password of any Terraform provider",
        { name: "/db/password", type: "String", value: SECRET },
        "aws:index/ssmParameter:SsmParameter",
      ),
      example(
        "a password in a template",
        {
          templateBody: JSON.stringify({
            Resources: {
              P: { Type: "AWS::SSM::Parameter", Properties: { Name: "/db/password", Type: "String", Value: SECRET } },
            },
          }),
        },
        "aws:cloudformation/stack:Stack",
      ),
    ],
    unknown: [
      example("a type that is not known yet", { name: "/app/db/password", type: UNKNOWN, value: SECRET }),
      example("a name that is not known yet", { name: UNKNOWN, type: "String", value: SECRET }),
      example("a value that is perhaps the address of a secret", {
        name: "/app/token",
        type: "String",
        value: UNKNOWN,
      }),
      example("a template that another resource decides", { templateBody: UNKNOWN }, "aws:cloudformation/stack:Stack"),
    ],
  },
};
