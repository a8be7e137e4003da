import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { minify } from "../../domain/documents/document";
import { switchRoleWarning } from "../../domain/documents/access/switch-role";
import { GITHUB_ISSUER, gitHubTrust, peopleTrust } from "../../domain/documents/access/trust";
import { type AccessDocument, accessDocuments, holdersOf } from "../../domain/documents/access/access-documents";
import { EXEMPT_PATH, NAME_PREFIX, OWN_PATH } from "../../domain/documents/own-principals";
import { assertArguments } from "../control/arguments";
import { type Build, eachOf } from "../control/build";
import { decidedFor, planned } from "../control/planned";
import { refuse } from "../control/user-error";

export interface LeastPrivilegeArgs {
  /** Region codes where workloads may run. */
  allowedRegions: string[];
  /** Instance types that developers may start, as patterns such as `t3.*`. Default: small ones. */
  allowedInstanceTypes?: string[];
  /** Paid services that nobody uses, by the names of docs/guardrails.md; the others are open to developers. Default: see there. */
  unusedServices?: string[];
  /**
   * Subject of the one GitHub workflow that may run this program, without wildcards:
   * `repo:<owner>/<repository>:environment:<name>`, with `<owner>@<id>/<repository>@<id>` where its token has the ids.
   * Default: no deploy role is made.
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

/**
 * Groups and roles with no more rights than their work needs. People are in groups: a user in one can do nothing without a
 * second factor, so that a leaked access key is worthless by itself. Programs and visits are roles.
 *
 * Nobody is put into a group here: that is the owner's decision. A group binds by its own policy; the denies of
 * `Guardrails` can be attached to it besides.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
 *
 * @throws pulumi.RunError when a GitHub subject has a wildcard, a provider is named without a subject, or a policy would be
 *   longer than AWS takes
 */
export class LeastPrivilege extends pulumi.ComponentResource {
  /** Kind of access (developer, read-only, billing, support) -> name of its group. */
  public readonly groupNames: pulumi.Output<{ [access: string]: string }>;
  /** Kind of access (auditor, and deploy when it was asked for) -> ARN of its role. */
  public readonly roleArns: pulumi.Output<{ [access: string]: string }>;

  constructor(name: string, args: LeastPrivilegeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:LeastPrivilege", name, args, opts);
    const { githubSubject, githubProviderArn } = args;
    const message = "has no effect without githubSubject; remove it, or name the workflow that may deploy";
    const idle = githubProviderArn !== undefined && githubSubject === undefined;
    assertArguments("least privilege", args, ...(idle ? [{ path: "githubProviderArn", message }] : []));

    const documents = decidedFor(args, () => documentsOf(args));
    const policiesOf = (id: string) => documents.filter(({ access }) => access === id);
    this.groupNames = pulumi.output(
      Object.fromEntries(holdersOf(documents, "group").map((id) => [id, this.groupOf(name, policiesOf(id), args)])),
    );
    const roles: { [access: string]: pulumi.Output<string> } = {
      auditor: this.auditorOf(name, policiesOf("auditor"), args),
    };
    if (githubSubject !== undefined) roles.deploy = this.deployOf(name, policiesOf("deploy"), githubSubject, args);
    this.roleArns = pulumi.output(roles);
    this.registerOutputs({ groupNames: this.groupNames, roleArns: this.roleArns });
  }

  /** The managed policy of a kind of access. */
  private policyOf(
    name: string,
    { name: id, whom, document }: AccessDocument,
    { tags }: LeastPrivilegeArgs,
    dependsOn: pulumi.Resource[] = [],
  ) {
    return new aws.iam.Policy(
      `${name}-${id}`,
      { path: OWN_PATH, description: `Ringfence ${id}: ${whom}`, policy: minify(document), tags },
      { parent: this, dependsOn },
    );
  }

  private groupOf(name: string, policies: AccessDocument[], args: LeastPrivilegeArgs): pulumi.Output<string> {
    const group = new aws.iam.Group(`${name}-${policies[0]!.access}`, { path: OWN_PATH }, { parent: this });
    for (const each of policies) {
      const { arn: policyArn } = this.policyOf(name, each, args);
      new aws.iam.GroupPolicyAttachment(`${name}-${each.name}`, { group: group.name, policyArn }, { parent: this });
    }
    return group.name;
  }

  /** A role with its policies, at the path that no guardrail binds: they are all that it may do. */
  private roleOf(
    name: string,
    policies: AccessDocument[],
    assumeRolePolicy: pulumi.Input<string>,
    args: LeastPrivilegeArgs,
  ): pulumi.Output<string> {
    const { access, whom } = policies[0]!;
    const role = new aws.iam.Role(
      `${name}-${access}`,
      { path: EXEMPT_PATH, description: `Ringfence ${access}: ${whom}`, assumeRolePolicy, tags: args.tags },
      { parent: this },
    );
    // The first one last: what an update moves out of it hangs on the role before it is gone, and the role that an update
    // runs as goes on working.
    const attached: pulumi.Resource[] = [];
    for (const each of policies.toReversed()) {
      const { arn: policyArn } = this.policyOf(name, each, args, each === policies[0] ? [...attached] : []);
      const grant = { role: role.name, policyArn };
      attached.push(new aws.iam.RolePolicyAttachment(`${name}-${each.name}`, grant, { parent: this }));
    }
    return role.arn;
  }

  private auditorOf(name: string, policies: AccessDocument[], args: LeastPrivilegeArgs): pulumi.Output<string> {
    const { accountId } = aws.getCallerIdentityOutput({}, { parent: this });
    const trust = accountId.apply((id) => minify(peopleTrust({ accountId: id, principals: args.auditors })));
    const warning = switchRoleWarning(`${name}-auditor`);
    if (warning !== undefined) void pulumi.log.warn(warning, this);
    return this.roleOf(name, policies, trust, args);
  }

  private deployOf(
    name: string,
    policies: AccessDocument[],
    subject: string,
    args: LeastPrivilegeArgs,
  ): pulumi.Output<string> {
    const provider =
      args.githubProviderArn ??
      new aws.iam.OpenIdConnectProvider(
        `${name}-github`,
        { url: `https://${GITHUB_ISSUER}`, clientIdLists: ["sts.amazonaws.com"], tags: args.tags },
        { parent: this },
      ).arn;
    const trust = pulumi.output(provider).apply((arn) => minify(gitHubTrust(arn, subject)));
    return this.roleOf(name, policies, trust, args);
  }
}

/** The documents, or a refusal that lists every one that is too long. */
function documentsOf(args: LeastPrivilegeArgs): AccessDocument[] {
  const { namePrefix = NAME_PREFIX } = args;
  const result = accessDocuments({ ...args, namePrefix });
  return "problems" in result ? refuse("least privilege", result.problems) : result.documents;
}

export const leastPrivilege: Build = {
  controls: ["least-privilege"],
  build: ({ plan, name, opts }) => {
    const { allowedRegions, guardrails, existing } = plan.settings;
    const { allowedInstanceTypes, unusedServices } = guardrails;
    const work = { allowedRegions, allowedInstanceTypes, unusedServices, namePrefix: plan.namePrefix };
    const who = { ...plan.options["least-privilege"], githubProviderArn: existing.githubProviderArn };
    const args = planned({ ...work, ...who, tags: plan.tags }, plan.documents.access);
    const { groupNames, roleArns } = new LeastPrivilege(name, args, opts);
    const groups = holdersOf(plan.documents.access, "group");
    const roles = ["auditor", ...(who.githubSubject === undefined ? [] : ["deploy"])];
    return { groupNames: eachOf(groupNames, groups), roleArns: eachOf(roleArns, roles) };
  },
};
