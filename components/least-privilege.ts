import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkIdentityArgs } from "../domain/check-identity-args";
import { minify } from "../domain/documents/document";
import { GITHUB_ISSUER, gitHubTrust, peopleTrust } from "../domain/documents/trust";
import { ALLOWED_INSTANCE_TYPES } from "../domain/instance-types";
import { LEAST_PRIVILEGE } from "../domain/least-privilege";
import { OWN_CALLS } from "../domain/own-calls";
import { EXEMPT_PATH, OWN_PATH } from "../domain/own-principals";
import { UNUSED_BY_DEFAULT } from "../domain/paid-services";
import { assertNoProblems, refuse } from "./input-error";

export interface LeastPrivilegeArgs {
  /** Region codes where workloads may run. */
  allowedRegions: string[];
  /** Instance types that developers may start, as patterns such as `t3.*`. Default: small ones. */
  allowedInstanceTypes?: string[];
  /** Paid services that nobody uses, by the names of docs/guardrails.md; the others are open to developers. Default: see there. */
  unusedServices?: string[];
  /**
   * Subject of the one GitHub workflow that may run this program, without wildcards:
   * `repo:<owner>/<repository>:environment:<name>`. Default: no deploy role is made.
   */
  githubSubject?: string;
  /** ARN of the account's identity provider for GitHub. Default: it is made together with the deploy role. */
  githubProviderArn?: string;
  /** ARNs of users that may assume the auditor role, always with MFA. Default: whose own policy allows it. */
  auditors?: string[];
  /** What the names of the baseline's resources begin with. Default: `ringfence-`. */
  namePrefix?: string;
  /** Tags for roles, policies and the identity provider. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

type Access = (typeof LEAST_PRIVILEGE)[number];

/**
 * Groups and roles with no more rights than their work needs. People are in groups: a user in one can do nothing without a
 * second factor, so that a leaked access key is worthless by itself. Programs and visits are roles.
 *
 * Nobody is put into a group here: that is the owner's decision. A group binds by its own policy; the denies of
 * `Guardrails` can be attached to it besides.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
 *
 * @throws pulumi.RunError when a GitHub subject has a wildcard, or a provider is named without a subject
 */
export class LeastPrivilege extends pulumi.ComponentResource {
  /** Kind of access (developer, read-only, billing, support) -> name of its group. */
  public readonly groupNames: pulumi.Output<{ [access: string]: string }>;
  /** Kind of access (auditor, and deploy when it was asked for) -> ARN of its role. */
  public readonly roleArns: pulumi.Output<{ [access: string]: string }>;

  constructor(name: string, args: LeastPrivilegeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:LeastPrivilege", name, args, opts);
    assertNoProblems("least privilege", checkIdentityArgs(args));
    const { githubSubject, githubProviderArn } = args;
    if (githubProviderArn !== undefined && githubSubject === undefined) {
      const message = "has no effect without githubSubject; remove it, or name the workflow that may deploy";
      refuse("least privilege", [{ path: "githubProviderArn", message }]);
    }

    const groups = LEAST_PRIVILEGE.filter(({ kind }) => kind === "group");
    this.groupNames = pulumi.output(
      Object.fromEntries(groups.map((access) => [access.id, this.groupOf(name, access, args)])),
    );
    const roles: { [access: string]: pulumi.Output<string> } = { auditor: this.auditorOf(name, args) };
    if (githubSubject !== undefined) roles.deploy = this.deployOf(name, githubSubject, args);
    this.roleArns = pulumi.output(roles);
    this.registerOutputs({ groupNames: this.groupNames, roleArns: this.roleArns });
  }

  /** The managed policy of a kind of access. */
  private policyOf(name: string, { id, whom, document }: Access, args: LeastPrivilegeArgs) {
    const { allowedRegions, namePrefix, tags } = args;
    const { allowedInstanceTypes = ALLOWED_INSTANCE_TYPES, unusedServices = UNUSED_BY_DEFAULT } = args;
    const decided = { allowedRegions, allowedInstanceTypes, unusedServices, namePrefix, calls: OWN_CALLS };
    return new aws.iam.Policy(
      `${name}-${id}`,
      { path: OWN_PATH, description: `Ringfence ${id}: ${whom}`, policy: minify(document(decided)), tags },
      { parent: this },
    );
  }

  private groupOf(name: string, access: Access, args: LeastPrivilegeArgs): pulumi.Output<string> {
    const base = `${name}-${access.id}`;
    const policy = this.policyOf(name, access, args);
    const group = new aws.iam.Group(base, { path: OWN_PATH }, { parent: this });
    new aws.iam.GroupPolicyAttachment(base, { group: group.name, policyArn: policy.arn }, { parent: this });
    return group.name;
  }

  /** A role with its policy, at the path that no guardrail binds: its policy is all that it may do. */
  private roleOf(
    name: string,
    id: Access["id"],
    assumeRolePolicy: pulumi.Input<string>,
    args: LeastPrivilegeArgs,
  ): pulumi.Output<string> {
    const access = LEAST_PRIVILEGE.find((one) => one.id === id)!;
    const base = `${name}-${id}`;
    const policy = this.policyOf(name, access, args);
    const role = new aws.iam.Role(
      base,
      { path: EXEMPT_PATH, description: `Ringfence ${id}: ${access.whom}`, assumeRolePolicy, tags: args.tags },
      { parent: this },
    );
    new aws.iam.RolePolicyAttachment(base, { role: role.name, policyArn: policy.arn }, { parent: this });
    return role.arn;
  }

  private auditorOf(name: string, args: LeastPrivilegeArgs): pulumi.Output<string> {
    const { accountId } = aws.getCallerIdentityOutput({}, { parent: this });
    const trust = accountId.apply((id) => minify(peopleTrust({ accountId: id, principals: args.auditors })));
    return this.roleOf(name, "auditor", trust, args);
  }

  private deployOf(name: string, subject: string, args: LeastPrivilegeArgs): pulumi.Output<string> {
    const provider =
      args.githubProviderArn ??
      new aws.iam.OpenIdConnectProvider(
        `${name}-github`,
        { url: `https://${GITHUB_ISSUER}`, clientIdLists: ["sts.amazonaws.com"], tags: args.tags },
        { parent: this },
      ).arn;
    const trust = pulumi.output(provider).apply((arn) => minify(gitHubTrust(arn, subject)));
    return this.roleOf(name, "deploy", trust, args);
  }
}
