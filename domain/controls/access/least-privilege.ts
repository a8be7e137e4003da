import * as v from "valibot";
import { field } from "../../fields/field";
import { distinct } from "../../fields/shapes";
import { gitHubSubject, trustedArn } from "../../fields/principals";
import { type Control, Family, FREE, Profile, Where } from "../control";

export const leastPrivilege = {
  id: "least-privilege",
  family: Family.Access,
  title: "Groups and roles with no more rights than their work needs",
  why: "the leaked key could do everything, and needed no second factor",
  where: Where.Account,
  profile: Profile.Minimal,
  options: {
    auditors: field(v.optional(distinct(trustedArn, "a list of ARNs")), {
      shape: "list of ARNs of users",
      description: "Users that may assume the auditor role, always with MFA.",
      absent: "everybody whose own policy allows it",
      example: "[arn:aws:iam::123456789012:user/mia]",
    }),
    githubSubject: field(v.optional(gitHubSubject), {
      shape: "subject of one GitHub workflow, without wildcards",
      description:
        "The workflow that may run this program through the deploy role, as the subject claim of its token names it: with the ids of owner and repository where GitHub puts them there.",
      absent: "no deploy role is made",
      example: "repo:acme/infrastructure:environment:production",
    }),
  },
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: ["1.14", "1.15", "1.16"], cis7: ["2.13", "2.14", "2.15"] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "groups, roles and policies are deleted; a group with users stays until they are taken out",
  },
  byHand: "take the users out of the groups of the output groupNames, then delete groups, roles and their policies",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
} as const satisfies Control;
