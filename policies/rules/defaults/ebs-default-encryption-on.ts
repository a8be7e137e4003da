import { UNKNOWN } from "../../engine/reader";
import { change } from "../../facts/change";
import { judgeKinds, ofKinds } from "../../facts/kind";
import { positionOf } from "../../facts/members";
import { judgeSwitch } from "../../facts/switches";
import { nameOf } from "../../facts/thing";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

const THING = "ec2:encryptionbydefault";

/** The provider takes an absent one for true: https://www.pulumi.com/registry/packages/aws/api-docs/ebs/encryptionbydefault/ */
const judge = ({ type, props }: Resource): Verdict[] =>
  nameOf(type) === THING ? judgeSwitch(props.get("enabled"), { position: "on", absent: "on" }) : [];

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const TOKEN = "aws:ebs/encryptionByDefault:EncryptionByDefault";

export const ebsDefaultEncryptionOn: ResourceRule = {
  id: "ebs-default-encryption-on",
  kind: "resource",
  title: "nobody switches off the encryption of new EBS volumes",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "The switch of a region covers every volume and snapshot that anybody makes there, by hand or by program. Off, each of them is one more thing to remember.",
  fix: "write enabled: true, or leave it out",
  frameworks: [
    { framework: "fsbp", version: "1.0.0", id: "EC2.7" },
    { framework: "cis-aws", version: "5.0.0", id: "5.1.1" },
    { framework: "cis-aws", version: "7.0.0", id: "6.1.1" },
  ],
  types: ofKinds("EBS encryption by default", [THING]),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, [THING], judge),

  remediate: ({ props }) => (positionOf(props.get("enabled")) === "off" ? [change(props.get("enabled"), true)] : []),

  examples: {
    pass: [
      example("a region that encrypts", TOKEN, { enabled: true }),
      example("a switch that is on unless told otherwise", TOKEN, { region: "eu-west-1" }),
      example("the same of any Terraform provider", "aws:index/ebsEncryptionByDefault:EbsEncryptionByDefault", {}),
    ],
    fail: [
      example("a region that stops to encrypt", TOKEN, { enabled: false }),
      example("the same with a region of its own", TOKEN, { region: "eu-west-1", enabled: false }),
      example("the same of any Terraform provider", "aws:index/ebsEncryptionByDefault:EbsEncryptionByDefault", {
        enabled: "false",
      }),
    ],
    unknown: [example("a switch that another resource decides about", TOKEN, { enabled: UNKNOWN })],
  },
};
