import {
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  IAMClient,
  ListPolicyVersionsCommand,
  TagPolicyCommand,
  UntagPolicyCommand,
} from "@aws-sdk/client-iam";

import type { Aws } from "../../aws/aws";
import type { Step } from "../../families/calls";
import { iamDocument, nameOrPrefix, readOnly } from "../../families/fields";
import { named } from "../../families/named";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MAX_VERSIONS = 5;
const ABSENT = ["NoSuchEntityException"];

/** The versions that are not the default, the oldest first. */
async function otherVersions(aws: Aws, arn: string): Promise<string[]> {
  const found = await aws.find(IAMClient, new ListPolicyVersionsCommand({ PolicyArn: arn }), ...ABSENT);
  const others = (found?.Versions ?? [])
    .filter((version) => !version.IsDefaultVersion)
    .map((version) => version.VersionId!);
  return others.sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
}

/** A document changes by a new version; the oldest goes when there is no room for it. */
const addVersion: Step = async (aws, PolicyArn, { policy }, _olds, changed) => {
  if (!changed.has("policy")) return;
  const versions = await otherVersions(aws, PolicyArn);
  if (versions.length >= MAX_VERSIONS - 1) {
    await aws.call(IAMClient, new DeletePolicyVersionCommand({ PolicyArn, VersionId: versions[0]! }));
  }
  const request = { PolicyArn, PolicyDocument: policy as string, SetAsDefault: true };
  await aws.call(IAMClient, new CreatePolicyVersionCommand(request));
};

/** A policy goes only after its older versions. */
const removeVersions: Step = async (aws, PolicyArn) => {
  for (const VersionId of await otherVersions(aws, PolicyArn)) {
    await aws.find(IAMClient, new DeletePolicyVersionCommand({ PolicyArn, VersionId }), ...ABSENT);
  }
};

const document = (actions: string[]) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: actions, Resource: "*" }],
});

/** Id: the ARN of the policy. */
export const iamPolicy = named({
  token: "aws:iam/policy:Policy",
  title: "IAM Policy",
  client: IAMClient,
  replaceOn: ["name", "namePrefix", "path", "description"],
  autoName: { property: "name", maxLength: 255 },
  conflicts: [["name", "namePrefix"]],
  defaults: { path: "/" },
  notReadable: ["namePrefix", "delayAfterPolicyCreationInMs"],
  compare: { policy: "policy" },
  key: "PolicyArn",
  absent: ABSENT,
  fields: {
    name: nameOrPrefix("PolicyName"),
    path: "Path",
    description: "Description",
    policy: iamDocument("PolicyDocument", "PolicyVersion.Document"),
    arn: readOnly("Arn"),
    policyId: readOnly("PolicyId"),
  },
  create: { command: CreatePolicyCommand, id: "Policy.Arn" },
  describe: {
    command: GetPolicyCommand,
    at: "Policy",
    more: async (aws, PolicyArn, { DefaultVersionId }: { DefaultVersionId: string }) => {
      const command = new GetPolicyVersionCommand({ PolicyArn, VersionId: DefaultVersionId });
      return { PolicyVersion: (await aws.call(IAMClient, command)).PolicyVersion };
    },
  },
  update: [addVersion],
  remove: { command: DeletePolicyCommand, first: removeVersions },
  tags: { set: TagPolicyCommand, remove: UntagPolicyCommand },
  facts: {
    source: "internal/service/iam/policy.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["name", "namePrefix", "path", "description"],
    kinds: { policy: "policy" },
    id: "<ARN>",
    autoName: { property: "name", maxLength: 255 },
    defaults: { path: "/" },
    valid: { policy: { json: true } },
    actions: {
      create: { normal: ["iam:CreatePolicy", "iam:TagPolicy"] },
      read: { normal: ["iam:GetPolicy", "iam:GetPolicyVersion"] },
      update: {
        normal: [
          "iam:ListPolicyVersions",
          "iam:CreatePolicyVersion",
          "iam:DeletePolicyVersion",
          "iam:TagPolicy",
          "iam:UntagPolicy",
        ],
        never: {
          "iam:SetDefaultPolicyVersion": "only with delayAfterPolicyCreationInMs, which the program does not give",
        },
      },
      delete: { normal: ["iam:ListPolicyVersions", "iam:DeletePolicyVersion", "iam:DeletePolicy"] },
    },
  },
  cases: {
    "iam-policy": {
      id: /^arn:aws:iam::\d{12}:policy\/iam-policy-[0-9a-f]{7}$/,
      // A document may be given as an object; it becomes JSON text.
      inputs: () => ({ description: "guard", policy: document(["ec2:RunInstances"]), tags: { owner: "a" } }),
      changed: () => ({
        description: "guard",
        policy: JSON.stringify(document(["ec2:*", "ecs:*"])),
        tags: { owner: "b" },
      }),
      drift: (world, PolicyArn) => {
        const PolicyDocument = JSON.stringify(document(["ec2:StopInstances"]));
        const command = new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: true });
        return world.client(IAMClient).send(command);
      },
      drifted: ["policy"],
    },
    /** The path is part of the ARN, and the name is the program's own. */
    "named-policy": {
      id: /^arn:aws:iam::\d{12}:policy\/ringfence\/region-deny$/,
      inputs: () => ({ name: "region-deny", path: "/ringfence/", policy: document(["ec2:RunInstances"]) }),
      changed: () => ({ name: "region-deny", path: "/ringfence/", policy: document(["ec2:*"]) }),
    },
  },
});
