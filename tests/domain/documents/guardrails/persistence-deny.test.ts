import type { PolicyDocument, Statement } from "../../../../domain/documents/document";
import { persistenceDeny } from "../../../../domain/documents/guardrails/persistence-deny";
import { OWN_IDENTITIES } from "../../../../domain/documents/own-principals";
import { ACCOUNT_ID } from "../../../support/mock-account";
import { isDenied } from "../../../support/simulate";

const ORGANIZATION = persistenceDeny({ requireBoundary: false });
const ACCOUNT = persistenceDeny({ requireBoundary: true });
const sids = ({ Statement: statements }: PolicyDocument) => statements.map(({ Sid }) => Sid);
const find = (document: PolicyDocument, sid: string): Statement => document.Statement.find(({ Sid }) => Sid === sid)!;

const iam = (kind: string, name: string) => `arn:aws:iam::${ACCOUNT_ID}:${kind}/${name}`;
const BOUNDARY = { "iam:PermissionsBoundary": iam("policy", "ringfence/ringfence-guardrails-boundary-1a2b3c4") };
const OWN_POLICY = { "iam:PolicyARN": iam("policy", "ringfence/ringfence-guardrails-region-deny-1a2b3c4") };

describe("the persistence deny", () => {
  const common = ["DenyPersistence", "DenyIdentityCenter", "DenyOwnIdentities", "DenyDeviceByKey", "DenyDeviceByRole"];

  it("closes the ways out only where it hangs on single principals", () => {
    expect(sids(ORGANIZATION)).toEqual(common);
    expect(sids(ACCOUNT)).toEqual([
      ...common,
      "DenyRolesWithoutBoundary",
      "DenyGuardrailDetach",
      "DenyBoundaryRemoval",
    ]);
  });

  it("is about the baseline's own path where daily work has the like", () => {
    expect(find(ACCOUNT, "DenyOwnIdentities").Resource).toEqual(OWN_IDENTITIES);
    expect(OWN_IDENTITIES.filter((arn) => !arn.includes("/ringfence/"))).toEqual([]);
  });

  it("lets nobody who is bound make, change or pass whom it spares, wherever that is", async () => {
    const exemptPrincipals = [`arn:aws:iam::*:role/ringfence/exempt/*`, "arn:aws:iam::*:role/ci-*"];
    const document = persistenceDeny({ requireBoundary: true, exemptPrincipals });
    expect(find(document, "DenyOwnIdentities").Resource).toEqual([...OWN_IDENTITIES, "arn:aws:iam::*:role/ci-*"]);
    for (const action of ["iam:CreateRole", "iam:PassRole", "iam:UpdateAssumeRolePolicy"]) {
      const call = { action, region: "us-east-1", context: action === "iam:PassRole" ? {} : BOUNDARY };
      expect(await isDenied(document, { ...call, resource: iam("role", "ci-mallory") })).toBe(true);
      expect(await isDenied(document, { ...call, resource: iam("role", "orders") })).toBe(false);
    }
  });

  it("spares the exempt in every statement, and keeps the condition beside it", () => {
    const exemptPrincipals = ["arn:aws:iam::*:role/deploy"];
    const document = persistenceDeny({ requireBoundary: true, exemptPrincipals });
    const spared = { "aws:PrincipalArn": exemptPrincipals };
    for (const { Sid, Condition } of document.Statement) {
      const { ArnNotLike, ...others } = find(ACCOUNT, Sid).Condition ?? {};
      expect([Sid, Condition]).toEqual([Sid, { ...others, ArnNotLike: { ...ArnNotLike, ...spared } }]);
    }
  });
});

/** A call, what it acts on, what else AWS knows of it, and whether it is denied in an Organization and in an account. */
type Row = [string, string, string, Record<string, string>, boolean, boolean];

const ROWS: readonly Row[] = [
  ["a user is made", "iam:CreateUser", iam("user", "eve"), {}, true, true],
  ["a key is made", "iam:CreateAccessKey", iam("user", "anna"), {}, true, true],
  ["a key is deleted", "iam:DeleteAccessKey", iam("user", "anna"), {}, false, false],
  ["strangers get an instance of Identity Center", "sso:CreateInstance", "*", {}, true, true],
  ["people of Identity Center are looked up", "identitystore:ListUsers", "*", {}, false, false],
  ["a role is opened to Identity Center", "account-access:CreateEntitlement", "*", {}, true, true],
  [
    "a role of the baseline is taken over",
    "iam:UpdateAssumeRolePolicy",
    iam("role", "ringfence/exempt/deploy"),
    BOUNDARY,
    true,
    true,
  ],
  ["a deny is rewritten", "iam:CreatePolicyVersion", OWN_POLICY["iam:PolicyARN"], {}, true, true],
  ["another policy is rewritten", "iam:CreatePolicyVersion", iam("policy", "orders"), {}, false, false],
  ["a role without the boundary is made", "iam:CreateRole", iam("role", "orders"), {}, false, true],
  ["a role with the boundary is made", "iam:CreateRole", iam("role", "orders"), BOUNDARY, false, false],
  ["a deny is taken off", "iam:DetachGroupPolicy", iam("group", "admins"), OWN_POLICY, false, true],
  ["somebody leaves a group", "iam:RemoveUserFromGroup", iam("group", "admins"), {}, false, true],
];

it("what it denies is decided row by row, in an Organization and in an account", async () => {
  const decided = await Promise.all(
    ROWS.map(async ([what, action, resource, context]) => {
      const call = { action, region: "us-east-1", resource, context };
      return [what, await isDenied(ORGANIZATION, call), await isDenied(ACCOUNT, call)];
    }),
  );
  expect(decided).toEqual(ROWS.map(([what, , , , inOrganization, inAccount]) => [what, inOrganization, inAccount]));
});
