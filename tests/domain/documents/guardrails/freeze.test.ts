import * as fc from "../../../support/properties";
import { LAUNCH_ACTIONS } from "../../../../domain/documents/actions/launches";
import { minify, type PolicyDocument, type Statement } from "../../../../domain/documents/document";
import { covers } from "../../../../domain/documents/evaluate";
import { freeze, freezeDocument } from "../../../../domain/documents/guardrails/freeze";
import { DOCUMENT_LIMITS } from "../../../../domain/limits";
import { GuardrailMode } from "../../../../domain/documents/guardrails/mode";
import { ACCOUNT_ID } from "../../../support/mock-account";
import { isDenied } from "../../../support/simulate";
import { actionsLike } from "../../../support/actions";
import { QUARANTINE_V3 } from "../quarantine-v3";

const FREEZE = freeze();
const denies = (action: string) => FREEZE.Statement.some((statement) => covers(statement, action));

/** What the quarantine of AWS lets through and an intruder uses, beside launches and ways to stay. */
const ADDED: readonly string[] = [
  "account:EnableRegion",
  "cloudtrail:DeleteTrail",
  "cloudtrail:PutEventSelectors",
  "cloudtrail:StopLogging",
  "cloudwatch:PutAlarmMuteRule",
  "guardduty:DeleteDetector",
  "guardduty:UpdateDetector",
  "iam:AcquireRole",
  "iam:CreateServiceLinkedRole",
  "iam:EnableMFADevice",
  "notifications:DeleteEventRule",
  "organizations:AcceptHandshake",
  "organizations:MoveAccount",
  "servicequotas:RequestServiceQuotaIncrease",
  "ses:CreateEmailIdentity",
  "ses:PutAccountDetails",
  "ses:SendEmail",
  "ses:SendRawEmail",
  "signin:AuthorizeOAuth2Access",
  "signin:CreateBearerToken",
  "signin:CreateOAuth2Token",
  "signin:PutConsoleAuthorizationConfiguration",
  "signin:PutResourcePermissionStatement",
  "sts:AssumeRole",
  "sts:GetScopedCredentials",
  "sts:GetWebIdentityToken",
  "uxc:UpdateAccountCustomizations",
];

/** What looks, ends or asks for help. */
const LEFT_ALONE: readonly string[] = [
  "cloudtrail:DescribeTrails",
  "ec2:CancelSpotFleetRequests",
  "ec2:DescribeInstances",
  "ec2:StopInstances",
  "ec2:TerminateInstances",
  "guardduty:GetFindings",
  "iam:GetUser",
  "iam:SimulatePrincipalPolicy",
  "signin:Authenticate",
  "signin:BatchRevokeSessions",
  "sts:GetCallerIdentity",
  "support:CreateCase",
];

describe("the freeze", () => {
  it("denies every action that the quarantine denies", async () => {
    // A pattern of the quarantine is denied when each action that it stands for is.
    const expanded = await Promise.all(
      QUARANTINE_V3.map(async (pattern) => [pattern, await actionsLike(pattern)] as const),
    );
    // An action that the catalogue does not list is still one that the quarantine denies.
    const actions = expanded.flatMap(([pattern, found]) => (found.length > 0 ? found : [pattern]));
    expect(actions.filter((action) => !denies(action))).toEqual([]);
    expect(actions.length).toBeGreaterThan(QUARANTINE_V3.length);
  });

  it("denies every launcher", async () => {
    const actions = (await Promise.all(LAUNCH_ACTIONS.map(actionsLike))).flat();
    expect(actions.filter((action) => !denies(action))).toEqual([]);
  });

  it("denies what the quarantine lacks", async () => {
    const quarantine: Statement = { Sid: "V3", Effect: "Deny", Action: [...QUARANTINE_V3] };
    const found = await Promise.all(ADDED.map(actionsLike));
    expect(ADDED.filter((action, index) => found[index]![0] !== action || covers(quarantine, action))).toEqual([]);
    expect(ADDED.filter((action) => !denies(action))).toEqual([]);
  });

  it("leaves alone what looks, ends or asks for help", () => {
    expect(LEFT_ALONE.filter(denies)).toEqual([]);
  });

  it("denies in every region, and spares nobody but who is exempt", async () => {
    const responder = `arn:aws:iam::${ACCOUNT_ID}:role/ringfence/exempt/responder`;
    const document = freeze(["arn:aws:iam::*:role/ringfence/exempt/*"]);
    for (const action of ["ec2:RequestSpotFleet", "iam:PassRole", "s3:GetObject"]) {
      for (const region of ["us-east-1", "eu-west-1", "ap-southeast-2"]) {
        expect([action, region, await isDenied(document, { action, region })]).toEqual([action, region, true]);
        const spared = await isDenied(document, { action, region, principal: responder });
        expect([action, region, spared]).toEqual([action, region, false]);
      }
    }
  });

  it("is three denies on everything, in any order of the exempt", () => {
    const exempt = ["arn:aws:iam::*:role/b2", "arn:aws:iam::*:role/a1"];
    expect(minify(freeze([...exempt].reverse()))).toBe(minify(freeze(exempt)));
    expect(
      FREEZE.Statement.map(({ Sid, Effect, Resource, Condition }) => ({ Sid, Effect, Resource, Condition })),
    ).toEqual(
      ["FreezeLaunches", "FreezeIdentity", "FreezeAbuse"].map((Sid) => ({ Sid, Effect: "Deny", Resource: "*" })),
    );
  });

  it("names no action twice", () => {
    const actions = FREEZE.Statement.flatMap(({ Action }) => Action as string[]);
    const doubled = actions.filter((action) =>
      actions.some((other) => other !== action && covers({ Sid: "Other", Effect: "Deny", Action: other }, action)),
    );
    expect(doubled).toEqual([]);
  });
});

/** What of a limit a document may take at default settings: a tenth stays free for what AWS opens next. */
const ROOM = 0.9;

describe("the freeze as it is emitted", () => {
  const { Account, None, Organization } = GuardrailMode;
  const arns = fc
    .array(fc.stringMatching(/^[a-z][a-z0-9-]{1,62}$/), { maxLength: 40 })
    .map((names) => names.map((name) => `arn:aws:iam::123456789012:role/${name}`));

  it.each([
    [Account, DOCUMENT_LIMITS.managed],
    [None, DOCUMENT_LIMITS.managed],
    [Organization, DOCUMENT_LIMITS.scp],
  ])("of mode %s is one policy within %d characters, or a problem that names the statement", (mode, limit) => {
    fc.assert(
      fc.property(arns, (exempt) => {
        const result = freezeDocument(mode, exempt);
        if ("document" in result) expect(minify(result.document).length).toBeLessThanOrEqual(limit);
        else
          expect(result.problems[0]?.message).toMatch(
            new RegExp(
              `^make freeze too long: it has \\d+ characters, a policy takes ${limit}; its longest statement is Freeze\\w+ with \\d+; name fewer exemptPrincipals`,
            ),
          );
      }),
    );
    const { document } = freezeDocument(mode, []) as { document: PolicyDocument };
    expect(minify(document).length).toBeLessThanOrEqual(limit * ROOM);
  });
});
