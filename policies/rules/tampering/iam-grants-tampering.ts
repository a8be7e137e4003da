import * as v from "valibot";
import { ACCOUNT_SETTINGS } from "../../../domain/documents/actions/account-settings";
import { ALERT_CHANGES, BLINDING } from "../../../domain/documents/actions/blinding";
import { NAME_PREFIX, ownAlerts, ownBudgets } from "../../../domain/documents/own-principals";
import { patternOf } from "../../../domain/documents/pattern";
import { list } from "../../../domain/fields/shapes";
import { text } from "../../../domain/fields/values";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, notApplicable, undetermined } from "../../engine/verdict";
import { ofKinds } from "../../facts/kind";
import { isMadeByComponent } from "../../facts/parents";
import { arnsMeet, patternsMeet } from "../../facts/patterns-meet";
import { DOCUMENTS, ownDocumentsOf } from "../../facts/policies";
import type { PolicyDocument, PolicyStatement, Text } from "../../facts/policy-document";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { judgeDeclared } from "./weakening";

const options = {
  breakGlass: v.pipe(
    v.optional(
      list(
        text("the name of a resource, in which * may stand for a part", (name) => /[^*]/.test(name)),
        "a list of names",
      ),
    ),
    v.metadata({ shape: "list of names" }),
    v.description(
      "Names in the program of the policies and roles that may change what guards the account, for an emergency; `*` may stand for a part. Default: none.",
    ),
  ),
};

/** What tamper-deny denies, and on what: an alert or a budget only where it may be one of the baseline. */
const TAMPERING: readonly { actions: readonly string[]; on?: readonly string[] }[] = [
  { actions: [...BLINDING, ...ACCOUNT_SETTINGS] },
  { actions: ALERT_CHANGES, on: [...ownAlerts(NAME_PREFIX), ownBudgets(NAME_PREFIX)] },
];

/** How the names of calls begin that change nothing, whatever else a pattern of the list might mean. */
const READS = /^[\w-]+:(Get|List|Describe|View|Lookup|Search|BatchGet|Check|Preview|Select|Head)/i;

/** Settings of the account are no resource, so that a bucket, a machine or a role that is named gives nobody the right. */
const WITHOUT_RESOURCE: readonly string[] = ["account", "billing", "ec2", "iam", "s3", "signin", "uxc"];

const isAll = (pattern: string): boolean => /^\*+$/.test(pattern);

/** Whether the resources of a statement may be what an action of the list changes. */
function reaches(service: string, resources: readonly Text[], on: readonly string[] | undefined): boolean {
  return resources.some(({ text: pattern }) => {
    if (pattern === undefined || isAll(pattern)) return true;
    if (on !== undefined) return on.some((own) => arnsMeet(pattern, own));
    return !WITHOUT_RESOURCE.includes(service) && patternsMeet(pattern.split(":")[2] ?? "*", service);
  });
}

const serviceOf = (action: string): string => action.split(":")[0]!;

/** The actions of the list that a pattern of a policy lets through. */
function allowed(pattern: string, { actions, on }: (typeof TAMPERING)[number], statement: PolicyStatement): string[] {
  if (READS.test(pattern)) return [];
  return actions.filter(
    (action) =>
      (statement.notResources.length > 0 || reaches(serviceOf(action), statement.resources, on)) &&
      patternsMeet(pattern, action),
  );
}

/** Whether a deny without a condition takes an action away again. */
const isDenied = ({ statements }: PolicyDocument, action: string): boolean =>
  statements.some(
    ({ effect, actions, resources, conditions }) =>
      effect.text === "Deny" &&
      conditions.length === 0 &&
      resources.some(({ text: pattern }) => pattern !== undefined && isAll(pattern)) &&
      actions.some(
        ({ text: pattern }) => pattern !== undefined && patternOf(pattern.toLowerCase()).test(action.toLowerCase()),
      ),
  );

/** How many actions a message names. */
const SHOWN = 3;

function judgeStatement(document: PolicyDocument, statement: PolicyStatement): Verdict[] {
  const { effect, actions, notActions, path } = statement;
  if (effect.text === "Deny") return [];
  if (effect.text === undefined) return [undetermined(path)];
  const patterns = notActions.length > 0 ? [{ path, text: "*" }] : actions;
  const spared = notActions.flatMap(({ text: pattern }) => pattern ?? []);
  const granted = (pattern: string): string[] =>
    TAMPERING.flatMap((part) => allowed(pattern, part, statement)).filter(
      (action) =>
        !isDenied(document, action) && !spared.some((each) => patternOf(each.toLowerCase()).test(action.toLowerCase())),
    );
  const found = patterns.flatMap(({ text: pattern }) =>
    pattern !== undefined && granted(pattern).length > 0 ? [pattern] : [],
  );
  if (found.length > 0) {
    const unique = [...new Set(found)];
    const more = unique.length > SHOWN ? ` and ${unique.length - SHOWN} more` : "";
    const shown = notActions.length > 0 ? "everything but a few" : unique.slice(0, SHOWN).map(show).join(", ") + more;
    const first = granted(unique[0]!)[0]!;
    return [fail(`${path}.Action`, shown, `nothing that guards the account, such as ${first}`)];
  }
  const unknown = [...actions, ...notActions].find(({ text: pattern }) => pattern === undefined);
  return unknown === undefined ? [] : [undetermined(unknown.path)];
}

const judge = (one: Resource): Verdict[] =>
  ownDocumentsOf(one, "identity").flatMap((document) => [
    ...document.statements.flatMap((statement) => judgeStatement(document, statement)),
    ...document.unread,
  ]);

const policy = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const allow = (Action: string | string[], more: object = {}) => ({ Effect: "Allow", Action, Resource: "*", ...more });
const example = (title: string, document: unknown, type = "aws:iam/policy:Policy", property = "policy") => ({
  title,
  subject: { type, name: "deploy", props: { [property]: document } },
});

export const iamGrantsTampering: ResourceRule<never, never, typeof options> = {
  id: "iam-grants-tampering",
  kind: "resource",
  title: "no policy allows to change what guards the account",
  severity: "medium",
  level: "advisory",
  // A policy with one ARN that is not known is not known as a whole: a line about each would be noise.
  onUnknown: "ignore",
  why: "Whoever holds the key of a role with these rights stops the trail, mutes the alarms and opens a region before anything else, and a deny elsewhere may not hang on that role.",
  fix: "name the actions that the workload needs, or deny what guards the account beside them; a role for emergencies is named in breakGlass",
  frameworks: [
    { framework: "mitre-attack", version: "17", id: "T1562.001" },
    { framework: "mitre-attack", version: "17", id: "T1562.008" },
  ],
  types: ofKinds(
    "policies of users, groups, roles and permission sets, but for those that a component of Ringfence declares",
    [...Object.keys(DOCUMENTS.identity), "iam:policy"],
  ),
  needs: [],
  uses: [],
  options,

  check(resource, { breakGlass = [] }) {
    if (isMadeByComponent(resource)) return [notApplicable("a component of Ringfence declares it")];
    if (breakGlass.some((name) => patternOf(name).test(resource.name))) return [notApplicable("breakGlass names it")];
    return judgeDeclared(resource, judge);
  },

  examples: {
    pass: [
      example("a policy of a workload", policy(allow(["s3:GetObject", "sqs:SendMessage"]))),
      example(
        "a policy that reads everything",
        policy(allow(["cloudtrail:Describe*", "config:Describe*", "guardduty:List*"])),
      ),
      example("everything of S3, on one bucket", policy(allow("s3:*", { Resource: "arn:aws:s3:::assets/*" }))),
      example(
        "alarms of the workload's own",
        policy(allow("cloudwatch:*Alarms", { Resource: "arn:aws:cloudwatch:*:*:alarm:shop-*" })),
      ),
      example(
        "everything of CloudTrail, without what guards",
        policy(allow("cloudtrail:*"), { Effect: "Deny", Action: ["cloudtrail:*"], Resource: "*" }),
      ),
      {
        title: "a policy for emergencies",
        options: { breakGlass: ["emergency-*"] },
        subject: {
          type: "aws:iam/policy:Policy",
          name: "emergency-all",
          props: { policy: policy(allow("*")) },
        },
      },
    ],
    fail: [
      example("a policy that stops trails", policy(allow("cloudtrail:StopLogging"))),
      example(
        "everything of GuardDuty, of Cloud Control",
        { Statement: [allow("guardduty:*")] },
        "aws-native:iam:ManagedPolicy",
        "policyDocument",
      ),
      example("everything", policy(allow("*"))),
      example("everything but IAM", policy({ Effect: "Allow", NotAction: "iam:*", Resource: "*" })),
      example("a pattern in the middle of a name", policy(allow("config:St*Recorder"))),
      example("a region more", policy(allow(["ec2:RunInstances", "account:EnableRegion"]))),
      example("the alarms of every name", policy(allow("cloudwatch:DeleteAlarms"))),
      example(
        "an inline policy of a role",
        [{ name: "all", policy: policy(allow("securityhub:*")) }],
        "aws:iam/role:Role",
        "inlinePolicies",
      ),
      example(
        "a policy in a template",
        JSON.stringify({
          Resources: {
            Policy: {
              Type: "AWS::IAM::ManagedPolicy",
              Properties: { PolicyDocument: { Statement: [allow("organizations:LeaveOrganization")] } },
            },
          },
        }),
        "aws:cloudformation/stack:Stack",
        "templateBody",
      ),
    ],
    unknown: [
      example("a policy that shows at the deployment", UNKNOWN),
      example(
        "an action that is not known",
        { Statement: [allow([UNKNOWN])] },
        "aws-native:iam:ManagedPolicy",
        "policyDocument",
      ),
    ],
  },
};
