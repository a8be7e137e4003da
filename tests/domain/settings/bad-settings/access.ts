import { show } from "../../../../domain/fields/problems";
import { bad, type BadSetting, deploys } from "./bad";

const DEPLOY: BadSetting[] = [
  "repo:acme/infrastructure:*",
  "repo:acme/*:environment:production",
  "repo:*/infrastructure:environment:production",
  "repo:acme/infrastructure:environment:prod*",
  "repo:acme/infrastructure:environment:prod?",
  "repo:acme/infrastructure:ref:refs/heads/*",
  "repo:acme/infrastructure:pull_request",
  "repo:acme@123456/infrastructure:environment:production",
  "repo:acme/infrastructure@456789:environment:production",
  "repo:acme@*/infrastructure@456789:environment:production",
  "repo:acme@12/infra@45?:environment:production",
  "repo:acme@12/infra@main:environment:production",
  "repo:acme/infrastructure",
  "acme/infrastructure",
  "*",
].map((subject) =>
  bad(
    `a workflow that is not one: ${subject}`,
    deploys(subject),
    `controls.least-privilege.githubSubject: expected the subject of one workflow without wildcards, repo:<owner>/<repository>:environment:<name> or repo:<owner>/<repository>:ref:refs/heads/<branch>, with <owner>@<id>/<repository>@<id> where GitHub's token has the ids, received "${subject}"`,
  ),
);

const TRUSTED: BadSetting[] = [
  ["least-privilege", "auditors", "arn:aws:iam::*:user/mia"],
  ["least-privilege", "auditors", "mia"],
  ["break-glass", "responders", "arn:aws:iam::123456789012:user/*"],
  ["break-glass", "responders", "arn:aws:iam::123456789012:group/admins"],
  ["break-glass", "responders", "arn:aws:iam::123456789012:role/on-call"],
  ["break-glass", "responders", `arn:aws:iam::123456789012:user/${"m".repeat(65)}`],
].map(([control, option, arn]) =>
  bad(
    `somebody in ${option} who is not one: ${arn}`,
    { controls: { [control!]: { [option!]: [arn] } } },
    `controls.${control}.${option}[0]: expected the ARN of one IAM user without wildcards, such as arn:aws:iam::123456789012:user/mia; the session of a role never shows a second factor, received ${show(arn)}`,
  ),
);

export const BAD_ACCESS: readonly BadSetting[] = [...DEPLOY, ...TRUSTED];
