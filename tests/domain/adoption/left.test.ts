import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Left } from "../../../domain/adoption/adoption";
import { identityOf } from "../../../domain/adoption/adoption";
import {
  leftAnalyzer,
  leftConfigBucket,
  leftDetector,
  leftIdentity,
  leftIndex,
  leftMonitor,
  leftProvider,
  leftServiceControlPolicy,
  leftTrail,
  leftView,
} from "../../../domain/adoption/left";

const PREFIX = "ringfence-";
const HOME = "ap-southeast-2";
const goldenOf = (file: string) => readFileSync(join(__dirname, "..", "..", file), "utf8").split("\n");
const GOLDEN = goldenOf("identities.golden.txt");
const COMPLIANCE = goldenOf("identities.compliance.golden.txt");
const trail = {
  id: "ringfence-audit-trail-all-regions-1a2b3c4",
  arn: "arn",
  bucket: "ringfence-audit-trail-logs-1a2b3c4",
};

const LEFT: Left[] = [
  leftDetector(PREFIX, HOME, "d1"),
  leftAnalyzer(PREFIX, HOME, "ringfence-access-analyzer"),
  leftIndex(PREFIX, HOME, "arn"),
  leftView(PREFIX, HOME, { id: `ringfence-resource-index-view-${HOME}-1a2b3c4`, arn: "arn" })!,
  leftMonitor(PREFIX, { arn: "arn", name: "ringfence-cost-anomaly-services-1a2b3c4" })!,
  ...leftTrail(PREFIX, HOME, trail),
  leftIdentity(PREFIX, { kind: "policy", id: "ringfence-guardrails-region-deny-1a2b3c4", arn: "arn" })!,
  leftIdentity(PREFIX, { kind: "group", id: "ringfence-least-privilege-developer-1a2b3c4", arn: "arn" })!,
  leftIdentity(PREFIX, { kind: "role", id: "ringfence-least-privilege-auditor-1a2b3c4", arn: "arn" })!,
];

it.each(LEFT.map((left) => [left.words, left] as const))("%s is a resource of the program", (_, { type, name }) => {
  expect(GOLDEN).toContain(identityOf(type, name));
});

it("the identity provider and the key are those that the program makes when they are asked for", () => {
  expect(leftProvider(PREFIX, "arn").name).toBe("ringfence-least-privilege-github");
  const key = leftTrail(PREFIX, HOME, { ...trail, key: `arn:aws:kms:${HOME}:123456789012:key/1-2` }).at(-1)!;
  expect(key).toMatchObject({ name: "ringfence-audit-trail-key", id: `1-2@${HOME}` });
});

it("what is regional is imported with its region, a policy by its ARN, a group by its name", () => {
  expect(LEFT[0]!.id).toBe(`d1@${HOME}`);
  expect(LEFT.at(-3)).toMatchObject({ id: "arn", given: { name: "ringfence-guardrails-region-deny-1a2b3c4" } });
  expect(LEFT.at(-2)).toMatchObject({ id: "ringfence-least-privilege-developer-1a2b3c4" });
});

it("the bucket of AWS Config is that of the compliance profile, and a bucket of another name is somebody's own", () => {
  const [left] = leftConfigBucket(PREFIX, HOME, "ringfence-config-recorder-logs-1a2b3c4");
  expect(COMPLIANCE).toContain(identityOf(left!.type, left!.name));
  expect(left!.id).toBe(`ringfence-config-recorder-logs-1a2b3c4@${HOME}`);
  expect(leftConfigBucket(PREFIX, HOME, "config-bucket-1a2b3c4")).toEqual([]);
});

it("a service control policy is taken over with its attachments, and one of another name is not", () => {
  const policy = { id: "p-1", name: "ringfence-guardrails-region-deny-1a2b3c4", targets: ["r-1", "ou-1"] };
  expect(leftServiceControlPolicy(PREFIX, policy).map(({ name, id }) => [name, id])).toEqual([
    ["ringfence-guardrails-region-deny", "p-1"],
    ["ringfence-guardrails-region-deny-target-r-1", "r-1:p-1"],
    ["ringfence-guardrails-region-deny-target-ou-1", "ou-1:p-1"],
  ]);
  expect(leftServiceControlPolicy(PREFIX, { ...policy, name: "FullAWSAccess" })).toEqual([]);
});

it("a bucket of another name stays somebody's own, and so does what has another name", () => {
  expect(leftTrail(PREFIX, HOME, { ...trail, bucket: "logs" })).toHaveLength(1);
  expect(leftTrail(PREFIX, HOME, { ...trail, id: "all" })).toEqual([]);
  expect(leftMonitor(PREFIX, { arn: "arn", name: "Default-Services-Monitor" })).toBeUndefined();
  expect(leftView(PREFIX, HOME, { id: "all-resources", arn: "arn" })).toBeUndefined();
  expect(leftIdentity(PREFIX, { kind: "group", id: "admins", arn: "arn" })).toBeUndefined();
});
