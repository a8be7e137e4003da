import {
  resourceControl,
  type ResourceControlArgs,
  resourceControlProblems,
} from "../../../../domain/documents/organization/resource-control";
import { contextOf } from "../../../../domain/documents/conditions";
import { compile, decide } from "../../../../domain/documents/evaluate";
import { minify, policyDocument, type Statement } from "../../../../domain/documents/document";
import { ACCOUNT_ID } from "../../../support/mock-account";
import { ADMINISTRATOR, isAllowed } from "../../../support/simulate";

const OWN = "o-abcdefghij";
const OTHER = "o-zyxwvutsrq";
const INSIDE = ACCOUNT_ID;
const [OUTSIDE, VENDOR] = ["999988887777", "444455556666"] as const;
const POLICY = resourceControl({ organizationId: OWN, trustedAccounts: [VENDOR] });

interface Caller {
  /** What AWS sends of who calls. */
  context: Record<string, string>;
  allowed: boolean;
}

const principal = (account: string, organization?: string) => ({
  "aws:PrincipalAccount": account,
  "aws:PrincipalIsAWSService": "false",
  ...(organization === undefined ? {} : { "aws:PrincipalOrgID": organization }),
});
const service = (source?: { account: string; organization?: string }) => ({
  "aws:PrincipalIsAWSService": "true",
  ...(source ? { "aws:SourceAccount": source.account } : {}),
  ...(source?.organization === undefined ? {} : { "aws:SourceOrgID": source.organization }),
});

const CALLERS: Record<string, Caller> = {
  "a principal of the organization": { context: principal(INSIDE, OWN), allowed: true },
  "a principal of another organization": { context: principal(OUTSIDE, OTHER), allowed: false },
  "a principal of an account in none": { context: principal(OUTSIDE), allowed: false },
  "a trusted vendor": { context: principal(VENDOR, OTHER), allowed: true },
  "somebody without an account": { context: { "aws:PrincipalIsAWSService": "false" }, allowed: false },
  "a service for an account inside": { context: service({ account: INSIDE, organization: OWN }), allowed: true },
  "a service for an account outside": { context: service({ account: OUTSIDE, organization: OTHER }), allowed: false },
  "a service for an account in no organization": { context: service({ account: OUTSIDE }), allowed: false },
  "a service for a trusted vendor": { context: service({ account: VENDOR, organization: OTHER }), allowed: true },
  "a service that does not say for whom": { context: service(), allowed: true },
};

const CALLS = [
  ["s3:GetObject", "arn:aws:s3:::data/one"],
  ["kms:Decrypt", `arn:aws:kms:eu-west-1:${INSIDE}:key/11111111-2222-3333-4444-555555555555`],
  ["secretsmanager:GetSecretValue", `arn:aws:secretsmanager:eu-west-1:${INSIDE}:secret:one-a1b2c3`],
  ["sqs:ReceiveMessage", `arn:aws:sqs:eu-west-1:${INSIDE}:one`],
  ["sts:AssumeRole", `arn:aws:iam::${INSIDE}:role/one`],
] as const;

const ROWS = Object.entries(CALLERS).flatMap(([who, caller]) =>
  CALLS.map(([action, resource]) => ({ who, action, resource, ...caller })),
);

// What a resource policy allows to everybody, the policy of the organization narrows.
describe("the resource control policy", () => {
  it.each(ROWS)("decides for $who about $action", ({ action, resource, context, allowed }) => {
    const request = { action, resource, context: contextOf(context, true) };
    const { allowed: decided } = decide({ organization: compile([POLICY]) }, request);
    // Without identity and boundary only the denies decide.
    expect(decided).toBe(allowed);
  });

  it.each(ROWS.filter(({ context }) => "aws:PrincipalAccount" in context))(
    "decides for $who about $action as the simulator does",
    async ({ action, resource, context, allowed }) => {
      const principal = `arn:aws:iam::${context["aws:PrincipalAccount"]!}:role/caller`;
      const everybody: Statement = {
        Sid: "Everybody",
        Effect: "Allow",
        Principal: "*",
        Action: action,
        ...(action === "sts:AssumeRole" ? {} : { Resource: resource }),
      };
      const call = { action, resource, principal, region: null, context };
      const policies = { identity: [ADMINISTRATOR], resourceControl: [POLICY], resource: policyDocument([everybody]) };
      expect(await isAllowed(call, policies)).toBe(allowed);
    },
  );

  it("says nothing of sign-in by federation, which comes from no account", () => {
    const context = contextOf({ "aws:PrincipalIsAWSService": "false" }, true);
    for (const action of ["sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML", "dynamodb:GetItem"]) {
      expect(decide({ organization: compile([POLICY]) }, { action, context }).allowed).toBe(true);
    }
  });

  it("has no list of accounts that trusts nobody, which AWS would refuse", () => {
    expect(minify(resourceControl({ organizationId: OWN }))).not.toContain("PrincipalAccount");
  });

  it("fits, until too many accounts are trusted", () => {
    const many = (count: number): ResourceControlArgs => ({
      organizationId: OWN,
      trustedAccounts: Array.from({ length: count }, (_, index) => String(100000000000 + index)),
    });
    expect(resourceControlProblems(many(100), "trustedAccounts")).toEqual([]);
    expect(resourceControlProblems(many(160), "trustedAccounts")).toEqual([
      { path: "trustedAccounts", message: expect.stringMatching(/^makes the policy too long: it has \d+/) as string },
    ]);
  });
});
