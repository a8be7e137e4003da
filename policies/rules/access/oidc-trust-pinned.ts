import { every, some, type Truth } from "../../../domain/documents/truth";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { judgeDocuments, withDocuments } from "../../facts/judge-documents";
import type { ConditionLine, PolicyStatement, Principal, Text } from "../../facts/policy-document";
import { covers, hasEffect } from "../../facts/policy-grants";
import type { ResourceRule, Verdict } from "../../rule";
import { document, example, role, ROLE, template, trust } from "./documents";
import { ANY_ISSUER, issuerOf } from "./oidc-issuers";

const TAKES_ROLE = "sts:AssumeRoleWithWebIdentity";

/** Host of an OpenID Connect provider; undefined for a provider of SAML. */
const hostOf = (federated: string): string | undefined =>
  /^arn:/.test(federated) ? /:oidc-provider\/(.+)$/.exec(federated)?.[1] : federated;

const COMPARES = /^(?:For(?:All|Any)Values?:)?(String(?:Equals(?:IgnoreCase)?|Like))(?:IfExists)?$/;

/** Whether a value means one thing. `*` in a value of StringEquals is a sign like any other. */
const isPinned = ({ text }: Text, operator: string, pin: RegExp): Truth => {
  if (operator !== "StringLike") return true;
  if (text === undefined) return undefined;
  return !/[*?]/.test(text) || pin.test(text);
};

/** The claim that a line compares: what stands behind the host. */
const claimOf = ({ key }: ConditionLine, host: string): string | undefined =>
  key?.startsWith(`${host.toLowerCase()}:`) ? key.slice(host.length + 1) : undefined;

function linePins(line: ConditionLine, host: string, pins: Readonly<Record<string, RegExp>>): Truth {
  if (line.operator === undefined || line.key === undefined) return undefined;
  const operator = COMPARES.exec(line.operator)?.[1];
  const pin = pins[claimOf(line, host) ?? ""];
  if (operator === undefined || pin === undefined || line.values.length === 0) return false;
  return every(line.values.map((value) => isPinned(value, operator, pin)));
}

/** Whether a line lets every audience in. */
function opensAudience(line: ConditionLine, host: string): Truth {
  if (claimOf(line, host) !== "aud" || COMPARES.exec(line.operator ?? "")?.[1] !== "StringLike") return false;
  return some(line.values.map(({ text }) => (text === undefined ? undefined : /^\*+$/.test(text))));
}

function judgePrincipal({ conditions, path }: PolicyStatement, principal: Principal): Verdict[] {
  if (principal.kind !== undefined && principal.kind !== "Federated") return [];
  if (principal.text === undefined) return [undetermined(principal.path)];
  const host = hostOf(principal.text);
  if (host === undefined) return [];
  const { pins, subject } = issuerOf(host) ?? ANY_ISSUER;
  const pinned = some(conditions.map((line) => linePins(line, host, pins)));
  if (pinned === false) {
    const about = conditions.filter((line) => claimOf(line, host) === "sub");
    const values = about.flatMap((line) => line.values.map(({ text }) => text));
    const observed = values.length > 0 ? show(values) : `no condition on ${host}:sub`;
    return [fail(about[0]?.path ?? path, observed, `${host}:sub of ${subject}`)];
  }
  const opened = conditions.find((line) => opensAudience(line, host) === true);
  if (opened !== undefined) return [fail(opened.path, '"*"', "the audience that the workflow asks for")];
  const isOpen = some(conditions.map((line) => opensAudience(line, host)));
  return pinned === undefined || isOpen === undefined ? [undetermined(path)] : [];
}

function judge(statement: PolicyStatement): Verdict[] {
  const truth = every([hasEffect(statement, "Allow"), covers(statement, TAKES_ROLE)]);
  if (truth === false) return [];
  const verdicts = statement.principals.flatMap((principal) => judgePrincipal(statement, principal));
  return truth === undefined && verdicts.length > 0 ? [undetermined(statement.path)] : verdicts;
}

const provider = (host: string) => ({ Federated: `arn:aws:iam::123456789012:oidc-provider/${host}` });
const GITHUB = "token.actions.githubusercontent.com";
const EKS = "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";

const web = (
  host: string,
  condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>,
) => trust(provider(host), condition, TAKES_ROLE);
const like = (host: string, sub: string | readonly string[]) =>
  web(host, { StringEquals: { [`${host}:aud`]: "sts.amazonaws.com" }, StringLike: { [`${host}:sub`]: sub } });

export const oidcTrustPinned: ResourceRule = {
  id: "oidc-trust-pinned",
  kind: "resource",
  title: "roles for workflows are pinned to a repository, project or account",
  severity: "critical",
  level: "mandatory",
  onUnknown: "advisory",
  why: "An issuer such as GitHub gives tokens to everybody. Without a condition on the subject any repository of the world takes the role; with a wildcard for the repository each one of the owner does.",
  fix: "compare the subject with one repository, project or service account, and leave a wildcard for the rest at most",
  frameworks: [
    { framework: "mitre-attack", version: "17", id: "T1199" },
    { framework: "mitre-attack", version: "17", id: "T1078.004" },
  ],
  types: withDocuments("trust policies of roles", "trust"),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeDocuments(resource, "trust", ({ statements }) => statements.flatMap(judge)),

  examples: {
    pass: [
      role("one branch of one repository", {
        ...web(GITHUB, {
          StringEquals: {
            [`${GITHUB}:aud`]: "sts.amazonaws.com",
            [`${GITHUB}:sub`]: "repo:acme/shop:ref:refs/heads/main",
          },
        }),
      }),
      role("anything of one repository", like(GITHUB, "repo:acme/shop:*")),
      role("a repository with the ids of owner and name", like(GITHUB, "repo:acme@123/shop@456:environment:*")),
      role("two repositories", like(GITHUB, ["repo:acme/shop:*", "repo:acme/web:*"])),
      role("one repository, by its id", web(GITHUB, { StringEquals: { [`${GITHUB}:repository_id`]: "12345" } })),
      role("one project of GitLab", like("gitlab.com", "project_path:acme/shop:ref_type:branch:ref:*")),
      role("one project of a server of one's own", like("gitlab.acme.test", "project_path:acme/shop:*")),
      role(
        "one repository of Bitbucket",
        like("api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc", "{8f8c7d4e}:*"),
      ),
      role(
        "one workspace of Terraform",
        like("app.terraform.io", "organization:acme:project:shop:workspace:prod:run_phase:*"),
      ),
      role("one pipeline of Buildkite", like("agent.buildkite.com", "organization:acme:pipeline:shop:ref:*")),
      role("one project of CircleCI", like("oidc.circleci.com/org/1a2b", "org/1a2b/project/3c4d/user/*")),
      role(
        "one organization of Pulumi Cloud",
        web("api.pulumi.com/oidc", { StringEquals: { "api.pulumi.com/oidc:aud": "aws:acme" } }),
      ),
      role(
        "one service account of a cluster",
        web(EKS, { StringEquals: { [`${EKS}:sub`]: "system:serviceaccount:app:web" } }),
      ),
      role("the pods of one namespace", like(EKS, "system:serviceaccount:app:*")),
      role(
        "one pool of Cognito",
        trust(
          { Federated: "cognito-identity.amazonaws.com" },
          { StringEquals: { "cognito-identity.amazonaws.com:aud": "eu-central-1:1234" } },
          TAKES_ROLE,
        ),
      ),
      role(
        "people of a provider of SAML",
        trust(
          { Federated: "arn:aws:iam::123456789012:saml-provider/okta" },
          { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
          "sts:AssumeRoleWithSAML",
        ),
      ),
      role("a service", trust({ Service: "ec2.amazonaws.com" })),
    ],
    fail: [
      role("every repository of the world", web(GITHUB, { StringEquals: { [`${GITHUB}:aud`]: "sts.amazonaws.com" } })),
      role("no condition at all", web(GITHUB)),
      role("every repository of an owner", like(GITHUB, "repo:acme/*")),
      role("every owner whose name begins so", like(GITHUB, "repo:acme*/shop:ref:refs/heads/main")),
      role("every repository whose name begins so", like(GITHUB, ["repo:acme/shop:*", "repo:acme/shop*"])),
      role("everything but one repository", web(GITHUB, { StringNotLike: { [`${GITHUB}:sub`]: "repo:eve/*" } })),
      role(
        "every repository, by a claim that says little",
        web(GITHUB, { StringEquals: { [`${GITHUB}:ref`]: "refs/heads/main" } }),
      ),
      role(
        "the subject of another issuer",
        web(GITHUB, { StringEquals: { "gitlab.com:sub": "project_path:acme/shop" } }),
      ),
      role("every audience", {
        ...web(GITHUB, { StringLike: { [`${GITHUB}:aud`]: "*", [`${GITHUB}:sub`]: "repo:acme/shop:*" } }),
      }),
      role("every project of a group of GitLab", like("gitlab.com", "project_path:acme/*:ref_type:branch:ref:main")),
      role(
        "every repository of a workspace of Bitbucket",
        like("api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc", "*"),
      ),
      role(
        "every organization of Terraform",
        like("app.terraform.io", "organization:*:project:*:workspace:prod:run_phase:*"),
      ),
      role("every workspace of an organization", like("app.terraform.io", "organization:acme:*")),
      role("every pipeline of Buildkite", like("agent.buildkite.com", "organization:acme:*")),
      role("every project of CircleCI", like("oidc.circleci.com/org/1a2b", "org/1a2b/*")),
      role(
        "every organization of Pulumi Cloud",
        web("api.pulumi.com/oidc", { StringLike: { "api.pulumi.com/oidc:sub": "pulumi:environments:org:*" } }),
      ),
      role("every pod of a cluster", web(EKS, { StringEquals: { [`${EKS}:aud`]: "sts.amazonaws.com" } })),
      role("a service account of that name in every namespace", like(EKS, "system:serviceaccount:*:web")),
      role("everybody of an issuer of one's own", web("id.acme.test")),
      role(
        "every pool of Cognito",
        trust(
          { Federated: "cognito-identity.amazonaws.com" },
          { "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" } },
          TAKES_ROLE,
        ),
      ),
      example("a role of Cloud Control, as an object", "aws-native:iam:Role", {
        assumeRolePolicyDocument: document(like(GITHUB, "repo:acme/*")),
      }),
      template("in the template of a stack", "AWS::IAM::Role", {
        AssumeRolePolicyDocument: document(like(GITHUB, "repo:*")),
      }),
    ],
    unknown: [
      example("a trust that is not known yet", ROLE, { assumeRolePolicy: UNKNOWN }),
      example("an issuer that is not known yet", "aws-native:iam:Role", {
        assumeRolePolicyDocument: document(trust({ Federated: UNKNOWN }, undefined, TAKES_ROLE)),
      }),
      example("a subject that is not known yet", "aws-native:iam:Role", {
        assumeRolePolicyDocument: document(like(GITHUB, UNKNOWN)),
      }),
    ],
  },
};
