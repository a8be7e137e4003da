import { RegionGuard, type RegionGuardArgs } from "../../components";
import { regionDeny } from "../../domain/documents/region-deny";
import { GuardrailMode } from "../../domain/settings";
import { record, resources, valueOf } from "../support/recorder";
import { refusal } from "../support/refusal";

const allowedRegions = ["ap-southeast-2"];
const DOCUMENT = JSON.stringify(regionDeny({ allowedRegions }));
const DESCRIPTION = "Denies every region that is not allowed (Ringfence region-guard)";

const MANAGED_ARN = "arn:aws:iam::123456789012:policy/guard-policy";
const SCP_ARN = "arn:aws:organizations::123456789012:policy/o-mock/service_control_policy/guard-policy";

const managedPolicy = (more: object = {}) => ({
  type: "aws:iam/policy:Policy",
  name: "guard-policy",
  inputs: { description: DESCRIPTION, policy: DOCUMENT, ...more },
});
const serviceControlPolicy = {
  type: "aws:organizations/policy:Policy",
  name: "guard-policy",
  inputs: { type: "SERVICE_CONTROL_POLICY", description: DESCRIPTION, content: DOCUMENT },
};
const onTarget = (targetId: string) => ({
  type: "aws:organizations/policyAttachment:PolicyAttachment",
  name: `guard-target-${targetId}`,
  inputs: { policyId: "guard-policy-id", targetId },
});
const onGroup = (group: string) => ({
  type: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
  name: `guard-group-${group}`,
  inputs: { policyArn: MANAGED_ARN, group },
});
const onRole = (role: string) => ({
  type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  name: `guard-role-${role}`,
  inputs: { policyArn: MANAGED_ARN, role },
});

const build = (args: Partial<RegionGuardArgs> = {}) =>
  record(() => new RegionGuard("guard", { allowedRegions, ...args }));
const declared = async (args?: Partial<RegionGuardArgs>) => resources((await build(args)).registrations);

describe("RegionGuard", () => {
  describe("in mode account", () => {
    it("is the default, and attaches to nobody who is not named", async () => {
      expect(await declared()).toEqual([managedPolicy()]);
    });

    it("attaches to the named groups and roles, whatever their order", async () => {
      const names = [onGroup("admins"), onGroup("developers")];
      const tags = { team: "security" };
      expect(await declared({ groups: ["developers", "admins"], roles: ["ci"], tags })).toEqual([
        ...names,
        managedPolicy({ tags }),
        onRole("ci"),
      ]);
    });

    it("attaches once to a name that is given twice", async () => {
      expect(await declared({ groups: ["admins", "admins"], roles: ["ci", "ci"] })).toEqual([
        onGroup("admins"),
        managedPolicy(),
        onRole("ci"),
      ]);
    });

    it("does not look at targets", async () => {
      expect(await declared({ targets: ["r-abcd"] })).toEqual([managedPolicy()]);
    });
  });

  describe("in mode organization", () => {
    const mode = GuardrailMode.Organization;

    it("attaches a service control policy to each target", async () => {
      expect(await declared({ mode, targets: ["r-abcd", "123456789012"] })).toEqual([
        serviceControlPolicy,
        onTarget("123456789012"),
        onTarget("r-abcd"),
      ]);
    });

    it("does not look at groups and roles", async () => {
      expect(await declared({ mode, targets: ["r-abcd"], groups: ["admins"], roles: ["ci"] })).toEqual([
        serviceControlPolicy,
        onTarget("r-abcd"),
      ]);
    });

    it("is refused without a target", async () => {
      expect(await refusal(() => build({ mode }))).toBe(
        "region guard: 1 problem\n  - targets: is empty; mode organization needs a root, unit or account id",
      );
    });
  });

  it("spares the exempt principals", async () => {
    const exemptPrincipals = ["arn:aws:iam::123456789012:role/deploy"];
    const [policy] = await declared({ exemptPrincipals });
    expect(policy!.inputs.policy).toBe(JSON.stringify(regionDeny({ allowedRegions, exemptPrincipals })));
  });

  it.each<[GuardrailMode, Partial<RegionGuardArgs>, string, number]>([
    ["account", { roles: ["ci"] }, MANAGED_ARN, 6144],
    ["organization", { targets: ["r-abcd"] }, SCP_ARN, 5120],
  ])("gives out the policy and its document in mode %s", async (mode, args, arn, limit) => {
    const { result } = await build({ mode, ...args });
    expect(await valueOf(result.policyArn)).toBe(arn);
    expect(await valueOf(result.document)).toBe(DOCUMENT);
    expect(await valueOf(result.summary)).toEqual({ arn, characters: DOCUMENT.length, limit });
  });

  it("refuses to deny every region", async () => {
    expect(await refusal(() => build({ allowedRegions: [] }))).toBe(
      "region guard: 1 problem\n  - allowedRegions: is empty; an empty list would deny every region",
    );
  });

  it("refuses a document that AWS would not take, and names what to shorten", async () => {
    const exemptPrincipals = Array.from({ length: 100 }, (_, n) => `arn:aws:iam::123456789012:role/exempt-${n}`);
    expect(await refusal(() => build({ exemptPrincipals }))).toMatch(
      /^region guard: 1 problem\n {2}- exemptPrincipals: make the policy too long: region deny has \d+ characters, allowed are 6144: shorten statement DenyOutsideAllowedRegions \(\d+ characters\); name fewer, or let \* stand for a part of a name$/,
    );
  });
});
