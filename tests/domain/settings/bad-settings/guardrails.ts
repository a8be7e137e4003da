import types from "../../../../domain/generated/instance-types.json";
import { REGIONS as EVERY_REGION } from "../../../../domain/regions/regions";
import { bad, type BadSetting, LONG } from "./bad";

const guardrails = (fields: object) => ({ guardrails: fields });

const KARPENTER = "arn:aws:iam::123456789012:role/karpenter";
const CDK = "arn:aws:iam::123456789012:role/cdk-*-cfn-exec-role-*";
const ROLE_ARN = "the ARN of an IAM role with a name of its own, such as arn:aws:iam::123456789012:role/karpenter";

const GUARDRAILS: BadSetting[] = [
  bad(
    "an unknown mode",
    guardrails({ mode: "org" }),
    'guardrails.mode: expected one of organization, account, none, received "org"',
  ),
  bad(
    "an Organization without a target",
    guardrails({ mode: "organization" }),
    "guardrails.targets: is empty; mode organization needs the id of a root, unit or account",
  ),
  bad(
    "targets in mode account",
    guardrails({ targets: ["r-abcd"] }),
    "guardrails.targets: has no effect in mode account; remove it, or set mode: organization",
  ),
  bad(
    "groups and roles in mode none",
    guardrails({ mode: "none", groups: ["a"], roles: ["b"] }),
    "guardrails.groups: has no effect in mode none; remove it, or set mode: account",
    "guardrails.roles: has no effect in mode none; remove it, or set mode: account",
  ),
  bad(
    "a target that is none",
    guardrails({ mode: "organization", targets: ["root"] }),
    'guardrails.targets[0]: expected the id of a root (r-…), an organizational unit (ou-…) or an account (12 digits), received "root"',
  ),
  bad(
    "a role given by its ARN",
    guardrails({ roles: ["arn:aws:iam::123456789012:role/ci"] }),
    'guardrails.roles[0]: expected the name of an IAM role, at most 64 characters without path or ARN, received "arn:aws:iam::123456789012:role/ci"',
  ),
  bad(
    "names longer than IAM has",
    guardrails({ groups: ["x".repeat(129)], roles: ["x".repeat(65)] }),
    `guardrails.groups[0]: expected the name of an IAM group, at most 128 characters without path or ARN, received ${LONG}`,
    `guardrails.roles[0]: expected the name of an IAM role, at most 64 characters without path or ARN, received ${LONG}`,
  ),
  ...[
    "*",
    "arn:aws:iam::123456789012:role/*",
    "arn:aws:iam::*:user/*",
    "arn:aws:iam::123456789012:*",
    "arn:aws:iam::123456789012:root",
    "arn:aws:iam::*:role/??",
    "arn:aws:sts::123456789012:assumed-role/deploy/session",
    "deploy",
  ].map((arn) =>
    bad(
      `an exemption of everybody, or of nobody: ${arn}`,
      guardrails({ exemptPrincipals: [arn] }),
      `guardrails.exemptPrincipals[0]: expected the ARN of an IAM role or user with a name of its own, such as arn:aws:iam::123456789012:role/deploy, received "${arn}"`,
    ),
  ),
];

const LAUNCHES: BadSetting[] = [
  bad(
    "instance types that EC2 does not have, the nearest one named where there is one",
    guardrails({ allowedInstanceTypes: ["t33.micro", "t3.micr0", "t3.huge", "z9.*", "everything"] }),
    ...[
      ["t33.micro", ', did you mean "t3.micro"?'],
      ["t3.micr0", ', did you mean "t3.micro"?'],
      ["t3.huge", ', did you mean "t3.*"?'],
      ["z9.*", ""],
      ["everything", ""],
    ].map(
      ([type, guess], index) =>
        `guardrails.allowedInstanceTypes[${index}]: "${type}" stands for no instance type of EC2${guess}; write a type such as t3.micro, or a pattern such as t3.* or m*.large`,
    ),
  ),
  bad(
    "no instance type",
    guardrails({ allowedInstanceTypes: [] }),
    "guardrails.allowedInstanceTypes: is empty; an empty list would deny every instance type",
  ),
  bad(
    "an instance type that is a number",
    guardrails({ allowedInstanceTypes: [3] }),
    "guardrails.allowedInstanceTypes[0]: expected an instance type or a pattern such as t3.*, received 3",
  ),
  bad(
    "a launcher that the list does not have",
    guardrails({ allowedLaunchers: [{ launcher: "spot", roles: [KARPENTER] }] }),
    'guardrails.allowedLaunchers[0].launcher: expected one of ecs-managed-instances, eks-auto-mode, karpenter, received "spot"',
  ),
  bad(
    "a launcher twice",
    guardrails({
      allowedLaunchers: [
        { launcher: "karpenter", roles: [KARPENTER] },
        { launcher: "karpenter", roles: [`${KARPENTER}-2`] },
      ],
    }),
    'guardrails.allowedLaunchers[1]: "karpenter" stands in the list before; put the roles of both into one entry',
  ),
  bad(
    "launchers without roles, with a user, and with everybody",
    guardrails({
      allowedLaunchers: [
        { launcher: "karpenter", roles: [] },
        { launcher: "eks-auto-mode", roles: ["arn:aws:iam::123456789012:user/mia", "arn:aws:iam::*:role/*"] },
        { launcher: "ecs-managed-instances" },
      ],
    }),
    "guardrails.allowedLaunchers[0].roles: is empty; name a role, or remove the entry: it would let nobody in",
    `guardrails.allowedLaunchers[1].roles[0]: expected ${ROLE_ARN}, received "arn:aws:iam::123456789012:user/mia"`,
    `guardrails.allowedLaunchers[1].roles[1]: expected ${ROLE_ARN}, received "arn:aws:iam::*:role/*"`,
    "guardrails.allowedLaunchers[2].roles: missing; see docs/guardrails.md",
  ),
  bad(
    "a launcher as a name only",
    guardrails({ allowedLaunchers: ["karpenter"] }),
    'guardrails.allowedLaunchers[0]: expected launcher and roles, received "karpenter"',
  ),
  bad(
    "a tool region for workloads",
    guardrails({ toolRegions: [{ region: "eu-west-1", roles: [CDK] }] }),
    'guardrails.toolRegions[0].region: expected us-east-1 or us-west-2, where worldwide services have their stacks, received "eu-west-1"; a region for anything else belongs in allowedRegions',
  ),
  bad(
    "a service that the list does not have",
    guardrails({ unusedServices: ["bedrock", "ec2"] }),
    'guardrails.unusedServices[1]: unknown service "ec2", did you mean "eks"?; allowed are eks, emr, evs, m2, pcs and 60 more, see docs/guardrails.md',
  ),
];

/** Names as long as people give them: forty of them stand in every statement. */
const manyRoles = (count: number) =>
  Array.from({ length: count }, (_, n) => `arn:aws:iam::123456789012:role/pipelines/deploy-of-team-${100 + n}`);
const SHORTEN =
  "name fewer exemptPrincipals, allowedInstanceTypes or unusedServices, or let * stand for a part of a name";
const everyFamily = Object.keys(types).map((family) => `${family}.*`);

/** A row whose figures, written as #, change with each word of a document. */
const tooLong = (title: string, input: Record<string, unknown>, ...problems: string[]): BadSetting =>
  bad(
    title,
    input,
    ...problems.map((text) => {
      const escaped = text.replaceAll(/[.*+?()]/g, String.raw`\$&`).replaceAll("#", String.raw`\d+`);
      return expect.stringMatching(new RegExp(`^${escaped}$`)) as string;
    }),
  );

const TOO_LONG: BadSetting[] = [
  tooLong(
    "more exemptions than the policies hold that can be attached",
    guardrails({ exemptPrincipals: manyRoles(40) }),
    `guardrails: need # policies, 6 can be attached; the longest document is launch-deny, and its longest statement DenyCacheTypes with # characters; ${SHORTEN}`,
  ),
  tooLong(
    "more exemptions than a statement holds",
    guardrails({ exemptPrincipals: manyRoles(80) }),
    `guardrails: make region-deny too long: statement DenyOutsideAllowedRegions needs # characters, a policy takes 6144; ${SHORTEN}`,
    `guardrails: make service-deny too long: statement DenyCommitments needs # characters, a policy takes 6144; ${SHORTEN}`,
    `guardrails: make tamper-deny too long: statement DenyMonitoringChanges needs # characters, a policy takes 6144; ${SHORTEN}`,
    `guardrails: make persistence-deny too long: statement DenyOwnIdentities needs # characters, a policy takes 6144; ${SHORTEN}`,
  ),
  tooLong(
    "more instance types than the boundary holds",
    guardrails({ allowedInstanceTypes: everyFamily.slice(0, 60) }),
    "guardrails: make boundary too long: it has # characters, a boundary takes 6144; its longest statement is DenyActions with #; name fewer allowedInstanceTypes or unusedServices, or let * stand for a part of a name",
  ),
  tooLong(
    "every region and every paid service for developers",
    {
      allowedRegions: EVERY_REGION.map(({ name }) => name),
      optInRegions: EVERY_REGION.filter(({ optIn }) => optIn).map(({ name }) => name),
      ...guardrails({ unusedServices: [] }),
    },
    "guardrails: make the policy developer too long: it has # characters, a policy takes 6144; its longest statement is AllowWork with #; name fewer allowedInstanceTypes, or more unusedServices",
  ),
];

export const BAD_GUARDRAILS: readonly BadSetting[] = [...GUARDRAILS, ...LAUNCHES, ...TOO_LONG];
