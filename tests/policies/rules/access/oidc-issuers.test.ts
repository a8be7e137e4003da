import { ISSUERS, issuerOf } from "../../../../policies/rules/access/oidc-issuers";

it.each([
  ["token.actions.githubusercontent.com", "GitHub Actions"],
  ["token.actions.githubusercontent.com/acme", "GitHub Actions"],
  ["gitlab.com", "GitLab"],
  ["api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc", "Bitbucket Pipelines"],
  ["oidc.circleci.com/org/1a2b", "CircleCI"],
  ["oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE", "a cluster of EKS"],
  ["oidc.eks.cn-north-1.amazonaws.com.cn/id/EXAMPLE", "a cluster of EKS"],
  ["api.pulumi.com/oidc", "Pulumi Cloud"],
  ["token.actions.githubusercontent.com.eve.test", undefined],
  ["gitlab.acme.test", undefined],
])("knows who makes the tokens of %s: %s", (host, title) => {
  expect(issuerOf(host)?.title).toBe(title);
});

it.each<[string, string, readonly string[], readonly string[]]>([
  [
    "GitHub Actions",
    "sub",
    [
      "repo:acme/shop:*",
      "repo:acme/shop",
      "repo:acme@1/shop@2:ref:refs/heads/*",
      "repository_id:12:*",
      "job_workflow_ref:acme/ci/.github/workflows/*",
    ],
    ["repo:*", "repo:acme/*", "repo:acme/shop*", "repo:*/shop:*", "repo:acme*/shop:ref", "*", "repo:acme/*:ref:main"],
  ],
  ["GitLab", "sub", ["project_path:a/b/c:*"], ["project_path:a/*:ref_type:branch:ref:main", "project_path:*"]],
  ["Bitbucket Pipelines", "sub", ["{1a}:{2b}:*"], ["*", "{*}:{2b}:*"]],
  [
    "HCP Terraform",
    "sub",
    ["organization:a:project:b:*", "organization:a:project:*:workspace:c:run_phase:*"],
    ["organization:a:*", "organization:*:project:b:*", "organization:a:project:*:workspace:*:run_phase:apply"],
  ],
  ["Buildkite", "sub", ["organization:a:pipeline:b:*"], ["organization:a:*", "organization:a:pipeline:*"]],
  ["CircleCI", "sub", ["org/a/project/b/user/*"], ["org/a/*", "org/a/project/*"]],
  [
    "Pulumi Cloud",
    "sub",
    ["pulumi:deploy:org:acme:*", "pulumi:environments:pulumi.organization.login:acme:*"],
    ["pulumi:deploy:org:*", "pulumi:*", "*"],
  ],
  ["a cluster of EKS", "sub", ["system:serviceaccount:app:*"], ["system:serviceaccount:*:web", "system:*"]],
])("of %s tells what pins %s", (title, claim, pinned, open) => {
  const pin = ISSUERS.find((issuer) => issuer.title === title)!.pins[claim]!;
  expect(pinned.filter((value) => !pin.test(value))).toEqual([]);
  expect(open.filter((value) => pin.test(value))).toEqual([]);
});
