import { every, not, type Truth } from "../../../domain/documents/truth";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { judgeDocuments, withDocuments } from "../../facts/judge-documents";
import type { PolicyDocument, PolicyStatement } from "../../facts/policy-document";
import { hasEffect, isDenied, isEverything, isOnAll, isUnconditional } from "../../facts/policy-grants";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { BOUNDARIES, isBoundary } from "./boundary-policies";
import { allow, deny, document, example, json, policy, POLICY, ROLE, template } from "./documents";

/**
 * Services whose actions act on no resource and give nobody a right, so that there is little to narrow.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const WITHOUT_RESOURCES: readonly string[] = [
  "applicationinsights",
  "comprehendmedical",
  "compute-optimizer",
  "cost-optimization-hub",
  "ec2messages",
  "freetier",
  "pricing",
  "ssmmessages",
  "support",
  "sustainability",
  "tag",
];

function judgeStatement(policyDocument: PolicyDocument, statement: PolicyStatement): Verdict[] {
  const isOpen = every([hasEffect(statement, "Allow"), isUnconditional(statement), not(isEverything(statement))]);
  return statement.actions.flatMap(({ path, text }): Verdict[] => {
    const service = text === undefined ? undefined : /^([\w-]+):\*+$/.exec(text.toLowerCase())?.[1];
    const isWhole: Truth =
      text === undefined ? undefined : service !== undefined && !WITHOUT_RESOURCES.includes(service);
    if (isOpen === false || isWhole === false) return [];
    const wanted = { action: `${service}:*` };
    const truth = every([isOpen, isWhole, isOnAll(statement, wanted), not(isDenied(policyDocument, wanted))]);
    if (truth === false) return [];
    if (truth === undefined || policyDocument.unread.length > 0) return [undetermined(path)];
    return [fail(path, `${text} on everything`, "the actions of the task, or the resources")];
  });
}

const judge = (policyDocument: PolicyDocument, owner: Resource): Verdict[] =>
  isBoundary(owner, policyDocument)
    ? []
    : policyDocument.statements.flatMap((statement) => judgeStatement(policyDocument, statement));

export const serviceWildcard: ResourceRule = {
  id: "service-wildcard",
  kind: "resource",
  title: "no policy allows everything of a service on all its resources",
  severity: "medium",
  level: "advisory",
  onUnknown: "advisory",
  selfService: true,
  why: `A whole service holds actions that nobody thought of: deleting, sharing, handing on, and those that AWS adds next year. Conditions narrow a statement; services without resources are left out, and ${BOUNDARIES}.`,
  fix: "name the actions of the task, or the resources that it works on",
  frameworks: [{ framework: "fsbp", version: "1.0.0", id: "IAM.21" }],
  types: withDocuments("policies of users, groups, roles and permission sets", "identity"),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeDocuments(resource, "identity", judge),

  examples: {
    pass: [
      policy("everything of one bucket", allow("s3:*", ["arn:aws:s3:::data", "arn:aws:s3:::data/*"])),
      policy("reads of a service", allow(["s3:Get*", "s3:List*"])),
      policy("a deny of a service", deny("s3:*")),
      policy("a service in one region", allow("ec2:*", "*", { StringEquals: { "aws:RequestedRegion": "eu-north-1" } })),
      policy("a service without resources", allow("support:*")),
      policy("a service that is taken away again", allow(["s3:*"]), deny("s3:*")),
      policy("everything, which is the business of no-star-star", allow("*")),
      example("a resource policy", "aws:s3/bucketPolicy:BucketPolicy", { policy: json(allow("s3:*")) }),
    ],
    fail: [
      policy("a whole service", allow("s3:*")),
      policy("one service among actions", allow(["logs:PutLogEvents", "DynamoDB:*"])),
      policy("a service on all resources of all accounts", allow("s3:*", "arn:aws:s3:::*")),
      policy("a service on all resources of one account", allow("sqs:*", "arn:aws:sqs:*:123456789012:*")),
      policy("a service but for one resource", { Effect: "Allow", Action: "s3:*", NotResource: "arn:aws:s3:::a" }),
      example("a policy inside a role", ROLE, { inlinePolicies: [{ policy: json(allow("ec2:*")) }] }),
      example("a policy of Cloud Control, as an object", "aws-native:iam:RolePolicy", {
        policyDocument: document(allow("ec2:*")),
      }),
      template("in the template of a stack", "AWS::IAM::ManagedPolicy", { PolicyDocument: document(allow("ec2:*")) }),
    ],
    unknown: [
      example("a document that is not known yet", POLICY, { policy: UNKNOWN }),
      example("an action that is not known yet", "aws-native:iam:RolePolicy", {
        policyDocument: document(allow(["s3:GetObject", UNKNOWN])),
      }),
      example("a resource that is not known yet", "aws-native:iam:RolePolicy", {
        policyDocument: document(allow("ec2:*", [UNKNOWN])),
      }),
    ],
  },
};
