import { NAME_PREFIX } from "../../../domain/documents/own-principals";
import * as pulumi from "@pulumi/pulumi";
import { Guardrails, type GuardrailsArgs } from "../../../components";
import { minify } from "../../../domain/documents/document";
import { DOES_NOT_BIND, guardrailDocuments } from "../../../domain/documents/guardrails/guardrail-documents";
import { GuardrailMode } from "../../../domain/documents/guardrails/mode";
import { identities, named, record, resources, valueOf } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const SYDNEY = ["ap-southeast-2"];
const ORGANIZATION = { mode: GuardrailMode.Organization, targets: ["r-abcd"] };

const build = (args: Partial<GuardrailsArgs> = {}) =>
  record(() => new Guardrails("rails", { allowedRegions: SYDNEY, ...args }));
const declared = async (args?: Partial<GuardrailsArgs>) => resources((await build(args)).registrations);

/** The documents that the arguments stand for, by their names. */
function documents(args: Partial<GuardrailsArgs> = {}): Record<string, string> {
  const result = guardrailDocuments({
    mode: GuardrailMode.Account,
    allowedRegions: SYDNEY,
    namePrefix: NAME_PREFIX,
    ...args,
  });
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return Object.fromEntries(result.documents.map(({ name, document }) => [name, minify(document)]));
}

const arnOf = (document: string) => `arn:aws:iam::123456789012:policy/ringfence/rails-${document}-1a2b3c4`;
const managed = (document: string, more: object = {}) => ({
  type: "aws:iam/policy:Policy",
  name: `rails-${document}`,
  inputs: {
    path: "/ringfence/",
    description: `Ringfence guardrails: ${document}`,
    policy: documents()[document],
    ...more,
  },
});
const onGroup = (document: string, group: string, stem = `group-${group}`) => ({
  type: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
  name: `rails-${document}-${stem}`,
  inputs: { policyArn: arnOf(document), group },
});
const onRole = (document: string, role: string) => ({
  type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  name: `rails-${document}-role-${role}`,
  inputs: { policyArn: arnOf(document), role },
});

const DENIES = ["launch-deny", "persistence-deny", "region-deny", "service-deny", "tamper-deny"];

describe("Guardrails in mode account", () => {
  it("declares four denies and the boundary, and attaches them to nobody who was not named", async () => {
    expect(await declared()).toEqual(["boundary", ...DENIES].map((document) => managed(document)));
  });

  it("binds the named groups and roles by each deny, and by the boundary nobody", async () => {
    expect(await declared({ groups: ["admins"], roles: ["ci"] })).toEqual([
      ...DENIES.map((document) => onGroup(document, "admins")),
      ...["boundary", ...DENIES].map((document) => managed(document)),
      ...DENIES.map((document) => onRole(document, "ci")),
    ]);
  });

  it("binds groups that are made in the same run, under a name that does not depend on theirs", async () => {
    const guards = ["region-guard" as const];
    const ownGroups = { developer: pulumi.output("rails-developer-1a2b3c4") };
    expect(await declared({ guards, ownGroups })).toEqual([
      onGroup("region-deny", "rails-developer-1a2b3c4", "own-group-developer"),
      managed("region-deny"),
    ]);
  });

  it.each([
    [["region-guard"], ["region-deny"]],
    [["launch-guard"], ["launch-deny", "service-deny"]],
    [["tamper-guard"], ["boundary", "persistence-deny", "tamper-deny"]],
    [[], []],
  ] as const)("with the guards %p declares %p", async (guards, expected) => {
    expect((await declared({ guards: [...guards] })).map(({ name }) => name)).toEqual(
      expected.map((document) => `rails-${document}`),
    );
  });

  it("declares a name that is given twice once, in any order", async () => {
    expect(await declared({ groups: ["b", "a", "b"], roles: ["d", "c", "d"] })).toEqual(
      await declared({ groups: ["a", "b"], roles: ["c", "d"] }),
    );
  });

  it("makes several policies of a deny that is longer than one, each with its own attachments", async () => {
    const exemptPrincipals = Array.from({ length: 6 }, (_, n) => `arn:aws:iam::123456789012:role/pipelines/team-${n}`);
    const names = (await declared({ exemptPrincipals, groups: ["admins"] })).map(({ name }) => name);
    expect(Object.keys(documents({ exemptPrincipals }))).toContain("launch-deny-2");
    for (const document of Object.keys(documents({ exemptPrincipals }))) {
      expect(names).toContain(`rails-${document}`);
      expect(names.includes(`rails-${document}-group-admins`)).toBe(document !== "boundary");
    }
  });

  it("lets no update take a statement out of a deny before the later ones of its guard hang where they belong", async () => {
    const exemptPrincipals = Array.from({ length: 6 }, (_, n) => `arn:aws:iam::123456789012:role/pipelines/team-${n}`);
    const { registrations } = await build({ exemptPrincipals, groups: ["admins"], roles: ["ci"] });
    const awaitedBy = (document: string) =>
      named(registrations, `rails-${document}`)
        .dependencies.map((urn) => urn.split("::").at(-1))
        .sort();
    const attached = (document: string) =>
      [`rails-${document}`, `rails-${document}-group-admins`, `rails-${document}-role-ci`].sort();
    expect(awaitedBy("tamper-deny")).toEqual(attached("persistence-deny"));
    expect(awaitedBy("launch-deny")).toEqual([...attached("launch-deny-2"), ...attached("service-deny")].sort());
    for (const last of ["persistence-deny", "service-deny", "region-deny", "boundary"])
      expect([last, awaitedBy(last)]).toEqual([last, []]);
  });

  it("gives out ARNs, documents and sizes", async () => {
    const { result } = await build();
    expect(await valueOf(result.denyPolicyArns)).toEqual(
      Object.fromEntries(DENIES.map((document) => [document, arnOf(document)])),
    );
    expect(await valueOf(result.boundaryArn)).toBe(arnOf("boundary"));
    expect(await valueOf(result.documents)).toEqual(documents());
    expect((await valueOf(result.summaries))["boundary"]).toEqual({
      arn: arnOf("boundary"),
      kind: "boundary",
      attachTo: "every IAM role that bound principals make, and roles of workloads and pipelines",
      doesNotBind: DOES_NOT_BIND.boundary,
      characters: documents()["boundary"]!.length,
      limit: 6144,
    });
  });
});

describe("launchers and tools that are let in", () => {
  const role = "arn:aws:iam::123456789012:role/karpenter";
  const allowedLaunchers = [{ launcher: "karpenter" as const, roles: [role] }];

  it("reach the documents", async () => {
    const toolRegions = [{ region: "us-east-1", roles: ["arn:aws:iam::*:role/cdk-*"] }];
    const { result } = await build({ allowedLaunchers, toolRegions });
    const text = Object.values(await valueOf(result.documents)).join();
    for (const sid of ["DenyUntaggedFleets", "DenyStacksInVirginia", "DenyToolRoleChanges"])
      expect(text).toContain(sid);
  });

  it("are refused where they are not bound at all", async () => {
    await expect(build({ allowedLaunchers, exemptPrincipals: ["arn:aws:iam::*:role/karp*"] })).rejects.toThrow(
      /allowedLaunchers\[0\]\.roles\[0\]: exemptPrincipals has/,
    );
  });
});

describe("Guardrails in mode organization", () => {
  const scp = (document: string, more: object = {}) => ({
    type: "aws:organizations/policy:Policy",
    name: `rails-${document}`,
    inputs: {
      type: "SERVICE_CONTROL_POLICY",
      description: `Ringfence guardrails: ${document}`,
      content: documents(ORGANIZATION)[document],
      ...more,
    },
  });
  const onTarget = (document: string, targetId: string) => ({
    type: "aws:organizations/policyAttachment:PolicyAttachment",
    name: `rails-${document}-target-${targetId}`,
    inputs: { policyId: `rails-${document}-id`, targetId },
  });

  it("declares service control policies and attaches them to the targets, without a boundary", async () => {
    const tags = { team: "security" };
    expect(await declared({ ...ORGANIZATION, targets: ["r-abcd", "123456789012"], tags })).toEqual([
      ...DENIES.map((document) => scp(document, { tags })),
      ...DENIES.flatMap((document) => [onTarget(document, "123456789012"), onTarget(document, "r-abcd")]),
    ]);
  });

  it("attaches the deny of persistence before the tamper deny changes", async () => {
    const { registrations } = await build(ORGANIZATION);
    const { dependencies } = named(registrations, "rails-tamper-deny");
    expect(dependencies.map((urn) => urn.split("::").at(-1)).sort()).toEqual([
      "rails-persistence-deny",
      "rails-persistence-deny-target-r-abcd",
    ]);
  });

  it("gives out no boundary", async () => {
    const { result } = await build(ORGANIZATION);
    expect(await valueOf(result.boundaryArn)).toBe("");
    expect(Object.keys(await valueOf(result.documents)).sort()).toEqual(DENIES);
    expect((await valueOf(result.summaries))["region-deny"]).toMatchObject({ kind: "scp", limit: 5120 });
  });

  it("attaches to no group and no role, whatever is named", async () => {
    const types = (await declared({ ...ORGANIZATION, groups: ["admins"], roles: ["ci"] })).map(({ type }) => type);
    expect(types.filter((type) => type.startsWith("aws:iam/"))).toEqual([]);
  });
});

describe("Guardrails", () => {
  it("declare nothing in mode none", async () => {
    const { registrations, result } = await build({ mode: GuardrailMode.None, groups: ["admins"] });
    expect(identities(registrations)).toEqual(["ringfence:index:Guardrails rails"]);
    expect(await valueOf(result.summaries)).toEqual({});
  });

  it("parent their children and tag what takes tags", async () => {
    const { registrations } = await build({ groups: ["admins"], tags: { team: "security" } });
    const children = registrations.filter(({ custom }) => custom);
    expect(new Set(children.map(({ parent }) => parent.split("::").at(-1)))).toEqual(new Set(["rails"]));
    expect(named(registrations, "rails-region-deny").inputs.tags).toEqual({ team: "security" });
  });

  it("declare the same in a preview, when no ARN is known", async () => {
    const args = { allowedRegions: SYDNEY, groups: ["admins"] };
    const preview = await record(() => new Guardrails("rails", args), { preview: true });
    expect(identities(preview.registrations)).toEqual(identities((await build(args)).registrations));
  });

  it("are refused without a region and without a target, both at once", async () => {
    expect(await refusal(() => new Guardrails("rails", { allowedRegions: [], mode: GuardrailMode.Organization }))).toBe(
      [
        "guardrails: 2 problems",
        "  - allowedRegions: is empty; name at least one region",
        "  - targets: is empty; mode organization needs a root, unit or account id",
      ].join("\n"),
    );
  });

  it("are refused when a statement is longer than a policy, with its name", async () => {
    const exemptPrincipals = Array.from(
      { length: 100 },
      (_, n) => `arn:aws:iam::123456789012:role/pipelines/team-${n}`,
    );
    const text = await refusal(() => new Guardrails("rails", { allowedRegions: SYDNEY, exemptPrincipals }));
    expect(text).toMatch(/^guardrails: \d problems?\n/);
    expect(text).toMatch(
      / {2}- guardrails: make region-deny too long: statement DenyOutsideAllowedRegions needs \d+ characters/,
    );
  });

  it("are refused with the groups of another component as one Output", async () => {
    const ownGroups = pulumi.output({ developer: "developers" }) as unknown as { [name: string]: string };
    expect(await refusal(() => new Guardrails("rails", { allowedRegions: SYDNEY, ownGroups }))).toBe(
      "guardrails: 1 problem\n  - ownGroups: is an Output as a whole; name each group, as in { developer: access.groupNames.developer }",
    );
  });
});
