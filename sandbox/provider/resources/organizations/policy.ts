import {
  CreatePolicyCommand,
  DeletePolicyCommand,
  DescribePolicyCommand,
  ListTagsForResourceCommand,
  OrganizationsClient,
  TagResourceCommand,
  UntagResourceCommand,
  UpdatePolicyCommand,
  type PolicyType,
} from "@aws-sdk/client-organizations";
import type { PolicyArgs } from "@pulumi/aws/organizations";

import type { ResourceType } from "../../resource";
import { fromTagList, syncTags, toTagList } from "../../tags";

/** Id: the id of the policy, `p-...`. */
export const organizationsPolicy: ResourceType<PolicyArgs> = {
  token: "aws:organizations/policy:Policy",
  title: "Organizations Policy",
  replaceOn: ["type"],
  autoName: { property: "name", maxLength: 128 },
  defaults: { type: "SERVICE_CONTROL_POLICY" },
  notReadable: ["skipDestroy"],
  compare: { content: "policy" },

  async create(aws, inputs) {
    const command = new CreatePolicyCommand({
      Name: inputs.name,
      Content: inputs.content,
      Description: inputs.description ?? "",
      Type: inputs.type as PolicyType,
      Tags: toTagList(inputs.tagsAll),
    });
    return (await aws.call(OrganizationsClient, command)).Policy!.PolicySummary!.Id!;
  },

  async read(aws, id) {
    const command = new DescribePolicyCommand({ PolicyId: id });
    const found = await aws.find(OrganizationsClient, command, "PolicyNotFoundException");
    const summary = found?.Policy?.PolicySummary;
    if (!summary) return undefined;
    const { Tags } = await aws.call(OrganizationsClient, new ListTagsForResourceCommand({ ResourceId: id }));
    return {
      arn: summary.Arn!,
      name: summary.Name!,
      type: summary.Type!,
      content: found.Policy!.Content!,
      ...(summary.Description ? { description: summary.Description } : {}),
      tags: fromTagList(Tags),
    };
  },

  async update(aws, id, inputs, olds, changed) {
    if (["name", "content", "description"].some((name) => changed.has(name))) {
      const { name, content, description } = inputs;
      const request = { PolicyId: id, Name: name, Content: content, Description: description ?? "" };
      await aws.call(OrganizationsClient, new UpdatePolicyCommand(request));
    }
    await syncTags(olds.tagsAll, inputs.tagsAll, {
      remove: (TagKeys) => aws.call(OrganizationsClient, new UntagResourceCommand({ ResourceId: id, TagKeys })),
      set: (tags) => aws.call(OrganizationsClient, new TagResourceCommand({ ResourceId: id, Tags: toTagList(tags) })),
    });
  },

  async delete(aws, id, olds) {
    if (olds.skipDestroy) return;
    await aws.find(OrganizationsClient, new DeletePolicyCommand({ PolicyId: id }), "PolicyNotFoundException");
  },
};
