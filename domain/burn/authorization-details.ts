import * as v from "valibot";
import type { PolicyDocument } from "../documents/document";
import { compile } from "../documents/evaluate";
import { type Problem, problemsOf } from "../fields/problems";
import { expected } from "../fields/shapes";
import { readPolicy } from "./account-policy";
import type { Principal } from "./principal";

const text = v.string(expected("a text"));
const optional = <T extends v.GenericSchema>(schema: T) => v.optional(schema);
const many = <T extends v.GenericSchema>(schema: T) => v.optional(v.array(schema, expected("a list")), []);
/** A part; valibot gives the same message for a part that is no object and for one without a member. */
const object = <T extends v.ObjectEntries>(entries: T) =>
  v.object(entries, (issue) => (issue.input === undefined ? "is missing" : expected("an object")(issue)));

const attached = many(object({ PolicyArn: text, PolicyName: optional(text) }));
const inline = many(object({ PolicyName: text, PolicyDocument: v.unknown() }));
const tags = many(object({ Key: text, Value: text }));
const boundary = optional(object({ PermissionsBoundaryArn: text }));
const owner = { Arn: text, Path: optional(text), AttachedManagedPolicies: attached };

/** The answer of `aws iam get-account-authorization-details`, as far as it is read. */
const details = object({
  UserDetailList: many(
    object({
      ...owner,
      UserName: text,
      GroupList: many(text),
      UserPolicyList: inline,
      PermissionsBoundary: boundary,
      Tags: tags,
    }),
  ),
  GroupDetailList: many(object({ ...owner, GroupName: text, GroupPolicyList: inline })),
  RoleDetailList: many(
    object({ ...owner, RoleName: text, RolePolicyList: inline, PermissionsBoundary: boundary, Tags: tags }),
  ),
  Policies: many(
    object({
      Arn: text,
      DefaultVersionId: optional(text),
      PolicyVersionList: many(
        object({ Document: v.unknown(), VersionId: optional(text), IsDefaultVersion: optional(v.boolean()) }),
      ),
    }),
  ),
});

type Details = v.InferOutput<typeof details>;

const SHAPE = "the answer of `aws iam get-account-authorization-details`";
const LISTS = ["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"];

/** What is wrong with the whole of an answer, before its parts are looked at. */
function wholeProblem(value: unknown): Problem | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { path: "the file", message: expected(`${SHAPE}, an object`)({ input: value }) };
  }
  if (!LISTS.some((list) => list in value)) {
    const found = Object.keys(value).slice(0, 5).join(", ") || "no field";
    return { path: "the file", message: `expected ${SHAPE} with ${LISTS.join(", ")}; it has ${found}` };
  }
  if ("IsTruncated" in value && value.IsTruncated === true) {
    const message = "is true: this is the first page of several; run the command without --no-paginate and --max-items";
    return { path: "IsTruncated", message };
  }
  return undefined;
}

/** Policies of the account and of AWS by ARN; the text is missing for one whose default version the answer lacks. */
function textsOf({ Policies }: Details): Map<string, unknown> {
  return new Map(
    Policies.map(({ Arn, DefaultVersionId, PolicyVersionList: versions }) => [
      Arn,
      versions.find((each) => each.IsDefaultVersion === true || each.VersionId === DefaultVersionId)?.Document,
    ]),
  );
}

const ALLOW_ALL: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Sid: "", Effect: "Allow", Action: "*", Resource: "*" }],
};

interface Hung {
  documents: PolicyDocument[];
  unread: string[];
}

const hung = (name: string, value: unknown): Hung => {
  const policy = readPolicy(name, value);
  return policy
    ? { documents: [policy.document], unread: policy.unread }
    : {
        documents: [ALLOW_ALL],
        unread: [`the text of ${name} is not in the answer: it counts as allowing everything`],
      };
};

const together = (parts: readonly Hung[]): Hung => ({
  documents: parts.flatMap(({ documents }) => documents),
  unread: [...new Set(parts.flatMap(({ unread }) => unread))],
});

type Owner = Pick<Details["UserDetailList"][number], "AttachedManagedPolicies">;
type Inline = Details["UserDetailList"][number]["UserPolicyList"];

/** A role that AWS works with, and that nobody can take. */
const isServiceLinked = ({ Path = "/" }: { Path?: string }): boolean => Path.startsWith("/aws-service-role/");

/**
 * Users and roles of an account with all that decides what they may do.
 *
 * A policy whose text is not in the answer counts as allowing everything, and a boundary as none. Roles that are linked to a
 * service are left out. Resource policies and policies of the organization are not in the answer.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 *
 * @param value the parsed answer, of all pages; documents as objects, JSON, or URL-encoded JSON
 * @returns the principals, or every problem at once with its place in the answer
 */
export function readAuthorizationDetails(value: unknown): { principals: Principal[] } | { problems: Problem[] } {
  const whole = wholeProblem(value);
  if (whole) return { problems: [whole] };
  const parsed = v.safeParse(details, value);
  if (!parsed.success) return { problems: problemsOf(parsed.issues) };
  const account = parsed.output;
  const texts = textsOf(account);

  const policiesOf = ({ AttachedManagedPolicies: managed }: Owner, own: Inline): Hung =>
    together([
      ...managed.map(({ PolicyArn }) => hung(PolicyArn, texts.get(PolicyArn))),
      ...own.map(({ PolicyName, PolicyDocument }) => hung(PolicyName, PolicyDocument)),
    ]);
  const groups = new Map(
    account.GroupDetailList.map((group) => [group.GroupName, policiesOf(group, group.GroupPolicyList)]),
  );

  const principalOf = (
    kind: "user" | "role",
    { Arn, PermissionsBoundary, Tags }: Details["RoleDetailList"][number] | Details["UserDetailList"][number],
    { documents, unread }: Hung,
  ): Principal => {
    const arn = PermissionsBoundary?.PermissionsBoundaryArn;
    const bounds = arn === undefined ? undefined : hung(arn, texts.get(arn));
    return {
      arn: Arn,
      kind,
      policies: { identity: compile(documents), ...(bounds ? { boundary: compile(bounds.documents) } : {}) },
      tags: Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])),
      unread: [...unread, ...(bounds?.unread ?? [])],
    };
  };

  return {
    principals: [
      ...account.UserDetailList.map((user) => {
        const ofGroups = user.GroupList.map((name) => groups.get(name) ?? hung(`group ${name}`, undefined));
        return principalOf("user", user, together([policiesOf(user, user.UserPolicyList), ...ofGroups]));
      }),
      ...account.RoleDetailList.filter((role) => !isServiceLinked(role)).map((role) =>
        principalOf("role", role, policiesOf(role, role.RolePolicyList)),
      ),
    ],
  };
}
