import * as pulumi from "@pulumi/pulumi";
import { LeastPrivilege, type LeastPrivilegeArgs } from "../../../components";
import { minify } from "../../../domain/documents/document";
import { switchRoleWarning } from "../../../domain/documents/access/switch-role";
import { gitHubTrust, peopleTrust } from "../../../domain/documents/access/trust";
import { accessDocuments } from "../../../domain/documents/access/access-documents";
import { LEAST_PRIVILEGE } from "../../../domain/documents/access/table";
import { NAME_PREFIX } from "../../../domain/documents/own-principals";
import { fitting } from "../../support/document-args";
import { ACCOUNT_ID } from "../../support/mock-account";
import { type Declared, identities, record, resources, valueOf } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const SYDNEY = ["ap-southeast-2"];
const SUBJECT = "repo:acme/infrastructure:environment:production";
const PROVIDER = `arn:aws:iam::${ACCOUNT_ID}:oidc-provider/token.actions.githubusercontent.com`;
const GROUPS = ["billing", "developer", "read-only", "support"];

const build = (args: Partial<LeastPrivilegeArgs> = {}, options = {}) =>
  record(() => new LeastPrivilege("access", { allowedRegions: SYDNEY, ...args }), options);
const declared = async (args?: Partial<LeastPrivilegeArgs>) => resources((await build(args)).registrations);

/** The document of a kind of access, with the settings of the default. */
function documentOf(id: string, more: object = {}): string {
  const documents = fitting(accessDocuments({ allowedRegions: SYDNEY, namePrefix: NAME_PREFIX, ...more }));
  return minify(documents.find(({ name }) => name === id)!.document);
}

const whomOf = (id: string) => LEAST_PRIVILEGE.find((access) => access.id === id)!.whom;
const describeAccess = (id: string) => `Ringfence ${id}: ${whomOf(id)}`;
const arnOf = (kind: string, id: string) => `arn:aws:iam::${ACCOUNT_ID}:${kind}access-${id}-1a2b3c4`;

const policy = (id: string) => ({
  type: "aws:iam/policy:Policy",
  name: `access-${id}`,
  inputs: {
    path: "/ringfence/",
    description: `Ringfence ${id}: ${whomOf(id.replace("-reads", ""))}`,
    policy: documentOf(id),
  },
});
const group = (id: string) => ({
  type: "aws:iam/group:Group",
  name: `access-${id}`,
  inputs: { path: "/ringfence/" },
});
const ofGroup = (id: string) => ({
  type: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
  name: `access-${id}`,
  inputs: { group: `access-${id}-1a2b3c4`, policyArn: arnOf("policy/ringfence/", id) },
});
const role = (id: string, trust: string) => ({
  type: "aws:iam/role:Role",
  name: `access-${id}`,
  inputs: { path: "/ringfence/exempt/", description: describeAccess(id), assumeRolePolicy: trust },
});
const ofRole = (id: string, policyId = id) => ({
  type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  name: `access-${policyId}`,
  inputs: { role: `access-${id}-1a2b3c4`, policyArn: arnOf("policy/ringfence/", policyId) },
});
const provider = {
  type: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  name: "access-github",
  inputs: { url: "https://token.actions.githubusercontent.com", clientIdLists: ["sts.amazonaws.com"] },
};

const PEOPLE = minify(peopleTrust({ accountId: ACCOUNT_ID }));
const WORKFLOW = minify(gitHubTrust(PROVIDER, SUBJECT));

describe("LeastPrivilege", () => {
  it("declares a group with its policy for each kind of people, and the auditor's role", async () => {
    expect(await declared()).toEqual([
      ...GROUPS.map(group),
      ...GROUPS.map(ofGroup),
      ...["auditor", ...GROUPS].map(policy),
      role("auditor", PEOPLE),
      ofRole("auditor"),
    ]);
  });

  it("with a subject declares the deploy role and the identity provider that it trusts", async () => {
    expect(await declared({ githubSubject: SUBJECT })).toEqual([
      ...GROUPS.map(group),
      ...GROUPS.map(ofGroup),
      provider,
      ...["auditor", "billing", "deploy", "deploy-reads", "developer", "read-only", "support"].map(policy),
      role("auditor", PEOPLE),
      role("deploy", WORKFLOW),
      ofRole("auditor"),
      ofRole("deploy"),
      ofRole("deploy", "deploy-reads"),
    ]);
  });

  it("trusts the identity provider that is there already, and makes none", async () => {
    const all = await declared({ githubSubject: SUBJECT, githubProviderArn: PROVIDER });
    expect(all.filter(({ type }) => type === provider.type)).toEqual([]);
    expect(all.find(({ name, type }) => name === "access-deploy" && type === "aws:iam/role:Role")).toEqual(
      role("deploy", WORKFLOW),
    );
  });

  it("puts nobody into a group", async () => {
    const types = (await declared({ githubSubject: SUBJECT })).map(({ type }) => type);
    expect(types.filter((type) => /membership|user/i.test(type))).toEqual([]);
  });

  it("lets in the named auditors only", async () => {
    const auditors = [`arn:aws:iam::${ACCOUNT_ID}:user/anna`];
    const auditor = (await declared({ auditors })).find(({ type }) => type === "aws:iam/role:Role");
    expect(auditor).toEqual(role("auditor", minify(peopleTrust({ accountId: ACCOUNT_ID, principals: auditors }))));
  });

  it("makes its documents of what was decided", async () => {
    const decided = { allowedInstanceTypes: ["m7i.large"], unusedServices: ["glue"], namePrefix: "acme-" };
    const text = (all: Declared[], id: string) =>
      all.find(({ name, type }) => name === `access-${id}` && type === "aws:iam/policy:Policy")!.inputs.policy;
    const all = await declared({ ...decided, githubSubject: SUBJECT });
    expect(text(all, "developer")).toBe(documentOf("developer", decided));
    expect(text(all, "deploy")).toBe(documentOf("deploy", decided));
    expect(text(all, "developer")).not.toBe(documentOf("developer"));
    expect(text(all, "deploy")).not.toBe(documentOf("deploy"));
  });

  it("tags policies, roles and the provider; a group takes no tags", async () => {
    const tagged = (await declared({ githubSubject: SUBJECT, tags: { team: "security" } }))
      .filter(({ inputs }) => inputs.tags !== undefined)
      .map(({ type }) => type);
    expect(new Set(tagged)).toEqual(new Set([provider.type, "aws:iam/policy:Policy", "aws:iam/role:Role"]));
    expect(tagged).toHaveLength(1 + 7 + 2);
  });

  it("declares the same in a preview, when no ARN and no account is known", async () => {
    const args = { githubSubject: SUBJECT };
    expect(identities((await build(args, { preview: true })).registrations)).toEqual(
      identities((await build(args)).registrations),
    );
  });

  it("gives out the names of the groups and the ARNs of the roles", async () => {
    const { result } = await build({ githubSubject: SUBJECT });
    expect(await valueOf(result.groupNames)).toEqual(
      Object.fromEntries(GROUPS.map((id) => [id, `access-${id}-1a2b3c4`])),
    );
    expect(await valueOf(result.roleArns)).toEqual({
      auditor: arnOf("role/ringfence/exempt/", "auditor"),
      deploy: arnOf("role/ringfence/exempt/", "deploy"),
    });
  });

  it.each([
    "repo:acme/infrastructure:*",
    "repo:acme/*:environment:production",
    "repo:acme/infrastructure:environment:p?",
  ])("is refused with a subject that is a pattern: %s", async (githubSubject) => {
    expect(await refusal(() => new LeastPrivilege("access", { allowedRegions: SYDNEY, githubSubject }))).toBe(
      `least privilege: 1 problem\n  - githubSubject: expected the subject of one workflow without wildcards, repo:<owner>/<repository>:environment:<name> or repo:<owner>/<repository>:ref:refs/heads/<branch>, with <owner>@<id>/<repository>@<id> where GitHub's token has the ids, received "${githubSubject}"`,
    );
  });

  it("warns when the console could not switch to the auditor's role, and makes it all the same", async () => {
    const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
    const name = "a-baseline-with-quite-a-long-name-here";
    const { registrations } = await record(() => new LeastPrivilege(name, { allowedRegions: SYDNEY }));
    expect(warn.mock.calls.map(([text]) => text)).toEqual([switchRoleWarning(`${name}-auditor`)]);
    expect(registrations.filter(({ type }) => type === "aws:iam/role:Role")).toHaveLength(1);
    warn.mockRestore();
  });

  it("is refused with a provider and no workflow", async () => {
    const args = { allowedRegions: SYDNEY, githubProviderArn: PROVIDER };
    expect(await refusal(() => new LeastPrivilege("access", args))).toBe(
      "least privilege: 1 problem\n  - githubProviderArn: has no effect without githubSubject; remove it, or name the workflow that may deploy",
    );
  });

  it("trusts a provider whose ARN is known later", async () => {
    const later = pulumi.output(PROVIDER) as unknown as string;
    const all = await declared({ githubSubject: SUBJECT, githubProviderArn: later });
    expect(all.find(({ name, type }) => name === "access-deploy" && type === "aws:iam/role:Role")).toEqual(
      role("deploy", WORKFLOW),
    );
  });
});
