import * as v from "valibot";
import { accountId } from "../../../domain/fields/values";
import { list } from "../../../domain/fields/shapes";
import { every, some, type Truth } from "../../../domain/documents/truth";
import { UNKNOWN } from "../../engine/reader";
import { fail, notApplicable, undetermined } from "../../engine/verdict";
import { judgeDocuments, withDocuments } from "../../facts/judge-documents";
import { limitsToOrganization } from "../../facts/known-callers";
import type { ConditionLine, PolicyStatement, Principal } from "../../facts/policy-document";
import { hasEffect } from "../../facts/policy-grants";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { document, example, role, ROLE, template, trust } from "./documents";

const options = {
  withExternalId: v.pipe(
    v.optional(list(accountId, "a list of account ids")),
    v.metadata({ shape: "list of account ids" }),
    v.description(
      "Accounts of suppliers, which a role may trust with a condition on `sts:ExternalId` only: they work for others, too.",
    ),
  ),
};

/** The account of a principal; undefined for one that names none, such as an id of a user that is gone. */
const accountOf = (text: string): string | undefined => /^(?:arn:[^:]*:(?:iam|sts)::)?(\d{12})(?::|$)/.exec(text)?.[1];

/** Accounts that the provider is pinned to: the role is in one of them. They come as a list, or as its JSON. */
function ownAccounts({ provider }: Resource): string[] {
  const allowed = provider?.props.get("allowedAccountIds");
  const text = typeof allowed?.value === "string" ? allowed.value : JSON.stringify(allowed?.value ?? "");
  return text.match(/\d{12}/g) ?? [];
}

const asksForExternalId = ({ operator, key, values }: ConditionLine): Truth => {
  if (operator === undefined || key === undefined) return undefined;
  if (key !== "sts:externalid" || !/^String(Equals|Like)$/.test(operator)) return false;
  return every(
    values.map(({ text }) => (text === undefined ? operator === "StringEquals" || undefined : !/^\*+$/.test(text))),
  );
};

interface Trusted {
  readonly always: readonly string[];
  readonly withExternalId: readonly string[];
}

function judgePrincipal({ conditions }: PolicyStatement, { kind, text, path }: Principal, trusted: Trusted): Verdict[] {
  if (kind !== undefined && kind !== "AWS") return [];
  if (text === undefined) return [undetermined(path)];
  const account = accountOf(text);
  if (account === undefined || trusted.always.includes(account)) return [];
  const isSupplier = trusted.withExternalId.includes(account);
  const isLimited = some(conditions.map(isSupplier ? asksForExternalId : limitsToOrganization));
  if (isLimited === true) return [];
  if (isLimited === undefined) return [undetermined(path)];
  const expected = isSupplier ? "a condition on sts:ExternalId" : "an account of trustedAccounts";
  return [fail(path, `account ${account}`, expected)];
}

function judgeStatement(statement: PolicyStatement, trusted: Trusted): Verdict[] {
  const allows = hasEffect(statement, "Allow");
  if (allows === false) return [];
  const verdicts = statement.principals.flatMap((principal) => judgePrincipal(statement, principal, trusted));
  return allows === undefined && verdicts.length > 0 ? [undetermined(statement.effect.path)] : verdicts;
}

const OWN = "123456789012";
const SUPPLIER = "210987654321";
const root = (account: string) => ({ AWS: `arn:aws:iam::${account}:root` });
const configured = { trustedAccounts: [OWN], withExternalId: [SUPPLIER] };
const given = <Case extends object>(one: Case) => ({ ...one, options: configured });

export const trustUnknownAccount: ResourceRule<never, "trustedAccounts", typeof options> = {
  id: "trust-unknown-account",
  kind: "resource",
  title: "roles trust accounts that somebody decided to trust",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "A role that trusts an account is as safe as that account, and a trust is the way in that stays when every key was changed. The accounts of the provider's allowedAccountIds are the own ones; a condition on the organization counts, too.",
  fix: "add the account to trustedAccounts, or that of a supplier to withExternalId together with a condition on sts:ExternalId",
  frameworks: [{ framework: "mitre-attack", version: "17", id: "T1199" }],
  types: withDocuments("trust policies of roles", "trust"),
  needs: [],
  uses: ["trustedAccounts"],
  options,

  check(resource, { trustedAccounts, withExternalId = [] }) {
    if (trustedAccounts === undefined) return [notApplicable("trustedAccounts is not set")];
    const trusted = { always: [...trustedAccounts, ...ownAccounts(resource)], withExternalId };
    return judgeDocuments(resource, "trust", ({ statements }) =>
      statements.flatMap((statement) => judgeStatement(statement, trusted)),
    );
  },

  examples: {
    pass: [
      given(role("an account of the list", trust(root(OWN)))),
      given(role("a role of an account of the list", trust({ AWS: `arn:aws:iam::${OWN}:role/ci` }))),
      given(role("a service", trust({ Service: "ec2.amazonaws.com" }))),
      given(
        role("a supplier with an external id", trust(root(SUPPLIER), { StringEquals: { "sts:ExternalId": "a1b2" } })),
      ),
      given(
        role(
          "an account of the organization",
          trust(root("111111111111"), { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }),
        ),
      ),
      given(role("a deny", { Effect: "Deny", Principal: root("111111111111"), Action: "sts:AssumeRole" })),
      {
        title: "the account that the provider is pinned to",
        options: { trustedAccounts: [] },
        subject: {
          type: ROLE,
          props: { assumeRolePolicy: JSON.stringify(document(trust(root(OWN)))) },
          provider: { type: "pulumi:providers:aws", props: { allowedAccountIds: JSON.stringify([OWN]) } },
        },
      },
      role("any account, while nobody said which are trusted", trust(root("111111111111"))),
    ],
    fail: [
      given(role("another account", trust(root("111111111111")))),
      given(role("another account, by its id alone", trust({ AWS: "111111111111" }))),
      given(
        role("a user of another account among others", trust({ AWS: [OWN, "arn:aws:iam::111111111111:user/eve"] })),
      ),
      given(role("a supplier without an external id", trust(root(SUPPLIER)))),
      given(role("a supplier with any external id", trust(root(SUPPLIER), { StringLike: { "sts:ExternalId": "*" } }))),
      given(
        role(
          "another account with an external id",
          trust(root("111111111111"), { StringEquals: { "sts:ExternalId": "x" } }),
        ),
      ),
      given(
        example("a role of Cloud Control, as an object", "aws-native:iam:Role", {
          assumeRolePolicyDocument: document(trust(root("111111111111"))),
        }),
      ),
      given(
        template("in the template of a stack", "AWS::IAM::Role", {
          AssumeRolePolicyDocument: document(trust(root("111111111111"))),
        }),
      ),
    ],
    unknown: [
      given(example("a trust that is not known yet", ROLE, { assumeRolePolicy: UNKNOWN })),
      given(
        example("an account that is not known yet", "aws-native:iam:Role", {
          assumeRolePolicyDocument: document(trust({ AWS: UNKNOWN })),
        }),
      ),
      given(
        example("a condition that is not known yet", "aws-native:iam:Role", {
          assumeRolePolicyDocument: document({ ...trust(root(SUPPLIER)), Condition: UNKNOWN }),
        }),
      ),
    ],
  },
};
