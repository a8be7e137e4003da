import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, notApplicable, undetermined } from "../../engine/verdict";
import { judgeKinds, ofKinds } from "../../facts/kind";
import { isChildOf } from "../../facts/parents";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { example, template } from "./documents";

const KINDS = ["iam:accesskey"];
const KEY = "aws:iam/accessKey:AccessKey";
const CANARY = "ringfence:index:CanaryKey";

function judge({ type, props }: Resource): Verdict[] {
  const status = props.get("status");
  if (status.state === "unknown") return [undetermined(status.path)];
  if (String(status.value).toLowerCase() === "inactive") return [];
  return [fail(props.path === "" ? "type" : props.path, `${type} of ${show(props.get("user").value)}`, "a role")];
}

export const noIamAccessKey: ResourceRule = {
  id: "no-iam-access-key",
  kind: "resource",
  title: "no access key is made for a user",
  severity: "critical",
  level: "mandatory",
  onUnknown: "advisory",
  why: "An access key works from anywhere until somebody deletes it, and lies in the state of the stack, in a laptop and in a CI. The key of a canary, made by CanaryKey of Ringfence, is made to be stolen and opens nothing.",
  fix: "let people sign in through IAM Identity Center and programs take a role; a key that is on its way out gets the status Inactive",
  frameworks: [
    { framework: "cis-aws", version: "7.0.0", id: "2.12" },
    { framework: "fsbp", version: "1.0.0", id: "IAM.3" },
    { framework: "mitre-attack", version: "17", id: "T1098.001" },
  ],
  types: ofKinds("access keys", KINDS),
  needs: [],
  uses: [],
  options: {},

  check(resource) {
    if (isChildOf(resource, CANARY)) return [notApplicable("the key of a canary, which opens nothing")];
    return judgeKinds(resource, KINDS, judge);
  },

  examples: {
    pass: [
      example("a key that is switched off before it is deleted", KEY, { user: "old", status: "Inactive" }),
      example("a key pair of a machine", "aws:ec2/keyPair:KeyPair", { publicKey: "ssh-ed25519 AAAA" }),
      {
        title: "the key of a canary",
        subject: {
          type: KEY,
          props: { user: "backup-sync" },
          parent: `urn:pulumi:prod::account::ringfence:index:AccountBaseline$${CANARY}::baseline`,
        },
      },
      template("a stack without a key", "AWS::IAM::User"),
    ],
    fail: [
      example("a key", KEY, { user: "deploy" }),
      example("a key that is switched on", KEY, { user: "deploy", status: "Active" }),
      example("a key with a PGP key", KEY, { user: UNKNOWN, pgpKey: "keybase:somebody" }),
      example("a key of any Terraform provider", "aws:index/iamAccessKey:IamAccessKey", { user: "deploy" }),
      template("a key in the template of a stack", "AWS::IAM::AccessKey", { UserName: "deploy" }),
      {
        title: "a key below a component of somebody else",
        subject: { type: KEY, props: { user: "deploy" }, parent: "urn:pulumi:prod::app::acme:index:Deployer::one" },
      },
    ],
    unknown: [
      example("a key whose status shows at the deployment", KEY, { user: "deploy", status: UNKNOWN }),
      example("a stack whose template is not known yet", "aws:cloudformation/stack:Stack", { templateBody: UNKNOWN }),
    ],
  },
};
