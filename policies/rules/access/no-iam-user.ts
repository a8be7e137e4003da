import { DENY_ALL_ARN } from "../../../domain/documents/own-principals";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { judgeKinds, ofKinds } from "../../facts/kind";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { example, template } from "./documents";

const KINDS = ["iam:user", "iam:userloginprofile"];
const USER = "aws:iam/user:User";

/** A user below the boundary that denies everything can do nothing, whatever is granted: a canary. */
function judge({ type, props }: Resource): Verdict[] {
  const boundary = props.get("permissionsBoundary");
  if (boundary.state === "unknown") return [undetermined(boundary.path)];
  if (boundary.value === DENY_ALL_ARN) return [];
  return [fail(props.path === "" ? "type" : props.path, type, "a role, or a person of IAM Identity Center")];
}

export const noIamUser: ResourceRule = {
  id: "no-iam-user",
  kind: "resource",
  title: "no IAM user and no password for the console is made",
  severity: "medium",
  level: "advisory",
  onUnknown: "advisory",
  why: "A user has credentials that never end and a life that no directory of the company ends with the contract. A user whose boundary is AWSDenyAll can do nothing and is left out: a canary is one.",
  fix: "give people access through IAM Identity Center and programs a role",
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "1.20" },
    { framework: "cis-aws", version: "7.0.0", id: "2.19" },
    { framework: "mitre-attack", version: "17", id: "T1136.003" },
  ],
  types: ofKinds("IAM users and their passwords", KINDS),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, KINDS, judge),

  examples: {
    pass: [
      example("a user that everything is denied", USER, { name: "backup-sync", permissionsBoundary: DENY_ALL_ARN }),
      example("a role", "aws:iam/role:Role", { assumeRolePolicy: "{}" }),
      example("a user of a pool of customers", "aws:cognito/user:User", { username: "somebody" }),
      template("a stack with a group", "AWS::IAM::Group"),
    ],
    fail: [
      example("a user", USER, { name: "alice" }),
      example("a user with another boundary", USER, {
        permissionsBoundary: "arn:aws:iam::123456789012:policy/developers",
      }),
      example("a password for the console", "aws:iam/userLoginProfile:UserLoginProfile", { user: "alice" }),
      example("a user of Cloud Control", "aws-native:iam:User", { loginProfile: { passwordResetRequired: true } }),
      example("a user of any Terraform provider", "aws:index/iamUser:IamUser", { name: "alice" }),
      template("a user in the template of a stack", "AWS::IAM::User", { UserName: "alice" }),
    ],
    unknown: [
      example("a user with a boundary that is not known yet", USER, { permissionsBoundary: UNKNOWN }),
      example("a stack whose template is not known yet", "aws:cloudformation/stack:Stack", { templateBody: UNKNOWN }),
    ],
  },
};
