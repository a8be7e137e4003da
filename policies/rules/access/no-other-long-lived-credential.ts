import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { judgeKinds, ofKinds } from "../../facts/kind";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { example, template } from "./documents";

/** Terraform calls the key of a user `iam_user_ssh_key`. */
const KINDS = ["iam:servicespecificcredential", "iam:signingcertificate", "iam:sshkey", "iam:usersshkey"];
const CREDENTIAL = "aws:iam/serviceSpecificCredential:ServiceSpecificCredential";

function judge({ type, props }: Resource): Verdict[] {
  const status = props.get("status");
  if (status.state === "unknown") return [undetermined(status.path)];
  if (String(status.value).toLowerCase() === "inactive") return [];
  return [fail(props.path === "" ? "type" : props.path, type, "a role with credentials that end")];
}

export const noOtherLongLivedCredential: ResourceRule = {
  id: "no-other-long-lived-credential",
  kind: "resource",
  title: "no password for a service, SSH key or certificate is given to a user",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "Passwords for Bedrock, Keyspaces and CodeCommit, SSH keys and signing certificates open an account like an access key does, and hardly anybody looks for them.",
  fix: "call the service with the credentials of a role; one that is on its way out gets the status Inactive",
  frameworks: [{ framework: "mitre-attack", version: "17", id: "T1098.001" }],
  types: ofKinds("credentials of users beside access keys", KINDS),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, KINDS, judge),

  examples: {
    pass: [
      example("a password that is switched off before it is deleted", CREDENTIAL, {
        serviceName: "codecommit.amazonaws.com",
        userName: "old",
        status: "Inactive",
      }),
      example("the key of a machine", "aws:ec2/keyPair:KeyPair", { publicKey: "ssh-ed25519 AAAA" }),
      example("the certificate of a website", "aws:iam/serverCertificate:ServerCertificate", { name: "shop" }),
    ],
    fail: [
      example("an API key of Bedrock", CREDENTIAL, { serviceName: "bedrock.amazonaws.com", userName: "bot" }),
      example("a password of Keyspaces", CREDENTIAL, {
        serviceName: "cassandra.amazonaws.com",
        userName: "app",
        status: "Active",
      }),
      example("an SSH key for CodeCommit", "aws:iam/sshKey:SshKey", { username: "alice", encoding: "SSH" }),
      example("a signing certificate", "aws:iam/signingCertificate:SigningCertificate", { userName: "alice" }),
      example("an SSH key of any Terraform provider", "aws:index/iamUserSshKey:IamUserSshKey", { username: "alice" }),
      template("a password in the template of a stack", "AWS::IAM::ServiceSpecificCredential", { UserName: "app" }),
    ],
    unknown: [
      example("a password whose status shows at the deployment", CREDENTIAL, {
        serviceName: "codecommit.amazonaws.com",
        userName: "app",
        status: UNKNOWN,
      }),
      example("a stack whose template is not known yet", "aws:cloudformation/stack:Stack", { templateBody: UNKNOWN }),
    ],
  },
};
