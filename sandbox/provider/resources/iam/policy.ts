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
import type { PolicyArgs } from "@pulumi/aws/iam";

import type { Aws } from "../../aws/aws";
import { nameToCreate } from "../../names";
import type { ResourceType } from "../../resource";
import { fromTagList, syncTags, toTagList } from "../../tags";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MAX_VERSIONS = 5;

/** Id: the ARN of the policy. */
export const iamPolicy: ResourceType<PolicyArgs> = {
  token: "aws:iam/policy:Policy",
  title: "IAM Policy",
  replaceOn: ["name", "namePrefix", "path", "description"],
  autoName: { property: "name", maxLength: 128 },
  conflicts: [["name", "namePrefix"]],
  defaults: { path: "/" },
  notReadable: ["namePrefix", "delayAfterPolicyCreationInMs"],
  compare: { policy: "policy" },

  async create(aws, inputs) {
    const command = new CreatePolicyCommand({
      PolicyName: nameToCreate(inputs),
      Path: inputs.path,
      Description: inputs.description,
      PolicyDocument: inputs.policy as string,
      Tags: toTagList(inputs.tagsAll),
    });
    return (await aws.call(IAMClient, command)).Policy!.Arn!;
  },

  async read(aws, arn) {
    const found = await aws.find(IAMClient, new GetPolicyCommand({ PolicyArn: arn }), "NoSuchEntityException");
    const policy = found?.Policy;
    if (!policy) return undefined;
    const command = new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: policy.DefaultVersionId! });
    const { PolicyVersion } = await aws.call(IAMClient, command);
    return {
      arn,
      name: policy.PolicyName!,
      path: policy.Path!,
      policyId: policy.PolicyId!,
      policy: decodeURIComponent(PolicyVersion!.Document!),
      ...(policy.Description ? { description: policy.Description } : {}),
      tags: fromTagList(policy.Tags),
    };
  },

  async update(aws, arn, inputs, olds, changed) {
    if (changed.has("policy")) {
      await makeRoomForVersion(aws, arn);
      const request = { PolicyArn: arn, PolicyDocument: inputs.policy as string, SetAsDefault: true };
      await aws.call(IAMClient, new CreatePolicyVersionCommand(request));
    }
    await syncTags(olds.tagsAll, inputs.tagsAll, {
      remove: (TagKeys) => aws.call(IAMClient, new UntagPolicyCommand({ PolicyArn: arn, TagKeys })),
      set: (tags) => aws.call(IAMClient, new TagPolicyCommand({ PolicyArn: arn, Tags: toTagList(tags) })),
    });
  },

  /** A policy goes only after its older versions. */
  async delete(aws, arn) {
    for (const VersionId of await otherVersions(aws, arn)) {
      await aws.find(IAMClient, new DeletePolicyVersionCommand({ PolicyArn: arn, VersionId }), "NoSuchEntityException");
    }
    await aws.find(IAMClient, new DeletePolicyCommand({ PolicyArn: arn }), "NoSuchEntityException");
  },
};

async function makeRoomForVersion(aws: Aws, arn: string): Promise<void> {
  const versions = await otherVersions(aws, arn);
  if (versions.length < MAX_VERSIONS - 1) return;
  await aws.call(IAMClient, new DeletePolicyVersionCommand({ PolicyArn: arn, VersionId: versions[0]! }));
}

/** The versions that are not the default, the oldest first. */
async function otherVersions(aws: Aws, arn: string): Promise<string[]> {
  const found = await aws.find(IAMClient, new ListPolicyVersionsCommand({ PolicyArn: arn }), "NoSuchEntityException");
  const others = (found?.Versions ?? [])
    .filter((version) => !version.IsDefaultVersion)
    .map((version) => version.VersionId!);
  return others.sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
}
