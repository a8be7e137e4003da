import { patternOf } from "../../../domain/documents/pattern";

/** A maker of tokens that many share, and what in a token says on whose behalf it was made. */
export interface Issuer {
  readonly title: string;
  /** Pattern of the host, with the path that belongs to it. */
  readonly host: string;
  /** Claim -> what a pattern for it begins with when it means one repository, project or service account. */
  readonly pins: Readonly<Record<string, RegExp>>;
  /** How the subject looks, for the message. */
  readonly subject: string;
}

/** A claim that names one thing: no sign in the whole pattern. */
const WHOLE = /^[^*?]+$/;

/**
 * Issuers that give a token to each of their customers, or to each workload of a cluster. The last two have no subject.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export const ISSUERS: readonly Issuer[] = [
  {
    // https://docs.github.com/en/actions/reference/security/oidc
    title: "GitHub Actions",
    host: "token.actions.githubusercontent.com",
    pins: {
      sub: /^(repo:[^*?/:]+\/[^*?/:]+(:|$)|(repository_id|repository):[^*?:]+(:|$)|job_workflow_ref:[^*?/]+\/[^*?/]+\/)/,
      repository: WHOLE,
      repository_id: WHOLE,
      job_workflow_ref: /^[^*?/]+\/[^*?/]+\//,
    },
    subject: "repo:<owner>/<repository>:*",
  },
  {
    // https://docs.gitlab.com/ci/cloud_services/aws/
    title: "GitLab",
    host: "gitlab.com",
    pins: { sub: /^project_path:[^*?:]+(:|$)/ },
    subject: "project_path:<group>/<project>:*",
  },
  {
    // https://support.atlassian.com/bitbucket-cloud/docs/deploy-on-aws-using-bitbucket-pipelines-openid-connect/
    title: "Bitbucket Pipelines",
    host: "api.bitbucket.org/2.0/workspaces/*/pipelines-config/identity/oidc",
    pins: { sub: /^\{[^*?:]+\}:/ },
    subject: "{<id of the repository>}:*",
  },
  {
    // https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/aws-configuration
    title: "HCP Terraform",
    host: "app.terraform.io",
    pins: {
      sub: /^organization:[^*?:]+:project:([^*?:]+:|[^:]*:workspace:[^*?:]+(:|$))/,
    },
    subject: "organization:<organization>:project:<project>:workspace:<workspace>:run_phase:*",
  },
  {
    // https://buildkite.com/docs/pipelines/security/oidc/aws
    title: "Buildkite",
    host: "agent.buildkite.com",
    pins: { sub: /^organization:[^*?:]+:pipeline:[^*?:]+(:|$)/ },
    subject: "organization:<organization>:pipeline:<pipeline>:*",
  },
  {
    // https://circleci.com/docs/openid-connect-tokens/
    title: "CircleCI",
    host: "oidc.circleci.com/org/*",
    pins: { sub: /^org\/[^*?/]+\/project\/[^*?/]+(\/|$)/ },
    subject: "org/<organization>/project/<project>/user/*",
  },
  {
    // Its pages pin the audience, which is the organization: https://www.pulumi.com/docs/esc/environments/configuring-oidc/aws/
    title: "Pulumi Cloud",
    host: "api.pulumi.com/oidc",
    pins: { sub: /^pulumi:(deploy|environments):[\w.]+:[^*?:]+(:|$)/, aud: WHOLE },
    subject: "pulumi:environments:org:<organization>:*",
  },
  {
    // https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
    title: "a cluster of EKS",
    host: "oidc.eks.*.amazonaws.com*/id/*",
    pins: { sub: /^system:serviceaccount:[^*?:]+:/ },
    subject: "system:serviceaccount:<namespace>:<name>",
  },
  {
    title: "Google",
    host: "accounts.google.com",
    pins: { sub: WHOLE, aud: WHOLE, oaud: WHOLE },
    subject: "<id of the service account>",
  },
  {
    title: "Amazon Cognito",
    host: "cognito-identity.amazonaws.com",
    pins: { aud: WHOLE, sub: WHOLE },
    subject: "an audience of <id of the identity pool>",
  },
];

const hosts = ISSUERS.map((issuer) => ({ issuer, pattern: patternOf(issuer.host) }));

/** The issuer of a host; GitHub gives an enterprise a path of its own. */
export const issuerOf = (host: string): Issuer | undefined =>
  hosts.find(({ pattern }) => pattern.test(host) || pattern.test(host.replace(/^(token\.actions\.[^/]+)\/.*$/, "$1")))
    ?.issuer;

/** What every token of another issuer has. */
export const ANY_ISSUER: Pick<Issuer, "pins" | "subject"> = {
  pins: { sub: /[^*?]/, aud: /[^*?]/, amr: /[^*?]/, app_id: /[^*?]/ },
  subject: "<who asks>",
};
