import { UNKNOWN } from "../../engine/reader";
import { undetermined } from "../../engine/verdict";
import { change } from "../../facts/change";
import { judgeKinds, ofKinds } from "../../facts/kind";
import { firstOf, isGiven, positionOf } from "../../facts/members";
import { judgeSwitch, ON } from "../../facts/switches";
import { nameOf } from "../../facts/thing";
import type { Property, Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

const THING = "kms:key";

/** What says that KMS cannot rotate a key by itself, and the values with which it can. */
const KINDS: readonly { members: readonly string[]; rotates: readonly string[] }[] = [
  { members: ["customerMasterKeySpec", "keySpec"], rotates: ["SYMMETRIC_DEFAULT"] },
  { members: ["keyUsage"], rotates: ["ENCRYPT_DECRYPT"] },
  // Imported material, and keys in a store of the customer's own.
  { members: ["origin"], rotates: ["AWS_KMS"] },
  { members: ["customKeyStoreId"], rotates: [] },
  { members: ["xksKeyId"], rotates: [] },
];

/**
 * Absent is off. What is signed with, made elsewhere or kept elsewhere does not rotate; a replica rotates with its primary,
 * which is another type. https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
 */
function judge({ type, props }: Resource): Verdict[] {
  if (nameOf(type) !== THING) return [];
  const rotation = props.get("enableKeyRotation");
  if (positionOf(rotation) === "on") return [];
  const kinds = KINDS.map(({ members, rotates }) => ({ kind: firstOf(props, members), rotates }));
  const cannot = ({ kind, rotates }: { kind: Property; rotates: readonly string[] }): boolean =>
    isGiven(kind) && !rotates.includes(String(kind.value));
  if (kinds.some(cannot)) return [];
  const open = kinds.find(({ kind }) => kind.state === "unknown");
  return open === undefined ? judgeSwitch(rotation, ON) : [undetermined(open.kind.path)];
}

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const TOKEN = "aws:kms/key:Key";

export const kmsRotation: ResourceRule = {
  id: "kms-rotation",
  kind: "resource",
  title: "keys that KMS can rotate are rotated",
  severity: "medium",
  level: "mandatory",
  onUnknown: "advisory",
  why: "With rotation, what one version of a key has encrypted is all that somebody reads who got hold of that version. It costs no downtime: KMS keeps the old versions for reading.",
  fix: "write enableKeyRotation: true",
  frameworks: [
    { framework: "fsbp", version: "1.0.0", id: "KMS.4" },
    { framework: "cis-aws", version: "5.0.0", id: "3.6" },
    { framework: "cis-aws", version: "7.0.0", id: "4.6" },
  ],
  types: ofKinds("keys of KMS", [THING]),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, [THING], judge),

  remediate: (resource) =>
    judge(resource).some(({ kind }) => kind === "fail") ? [change(resource.props.get("enableKeyRotation"), true)] : [],

  examples: {
    pass: [
      example("a key that rotates", TOKEN, { enableKeyRotation: true, rotationPeriodInDays: 180 }),
      example("a key to sign with", TOKEN, { customerMasterKeySpec: "ECC_NIST_P256", keyUsage: "SIGN_VERIFY" }),
      example("a key for message authentication", TOKEN, {
        customerMasterKeySpec: "HMAC_256",
        keyUsage: "GENERATE_VERIFY_MAC",
      }),
      example("a key in a store of its own", TOKEN, { customKeyStoreId: "cks-1" }),
      example("a key whose material comes from elsewhere", "aws-native:kms:Key", { origin: "EXTERNAL" }),
      example("a key to sign with, of Cloud Control", "aws-native:kms:Key", { keySpec: "RSA_4096" }),
      example("a replica, which rotates with its primary", "aws:kms/replicaKey:ReplicaKey", {
        primaryKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/mrk-1",
      }),
    ],
    fail: [
      example("a key that does not say it", TOKEN, { description: "logs" }),
      example("a key that says no", TOKEN, { enableKeyRotation: false }),
      example("a key that says which kind it is", TOKEN, {
        customerMasterKeySpec: "SYMMETRIC_DEFAULT",
        keyUsage: "ENCRYPT_DECRYPT",
        customKeyStoreId: "",
      }),
      example("the primary of many regions", TOKEN, { multiRegion: true }),
      example("a key of Cloud Control", "aws-native:kms:Key", { origin: "AWS_KMS" }),
      example("a key of any Terraform provider", "aws:index/kmsKey:KmsKey", {}),
      example("a key in the template of a stack", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({ Resources: { Key: { Type: "AWS::KMS::Key", Properties: {} } } }),
      }),
    ],
    unknown: [
      example("a switch that another resource decides about", TOKEN, { enableKeyRotation: UNKNOWN }),
      example("a key of a kind that is not known yet", TOKEN, { customerMasterKeySpec: UNKNOWN }),
    ],
  },
};
