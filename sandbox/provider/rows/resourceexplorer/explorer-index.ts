import {
  CreateIndexCommand,
  DeleteIndexCommand,
  GetIndexCommand,
  IndexType,
  ResourceExplorer2Client,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateIndexTypeCommand,
} from "@aws-sdk/client-resource-explorer-2";
import type { IndexArgs } from "@pulumi/aws/resourceexplorer";

import type { Aws } from "../../aws/aws";
import { REGION } from "../../core/conformance";
import type { Inputs, ResourceType } from "../../core/resource";
import { syncTags } from "../../core/tags";
import { eventually } from "../../aws/eventually";

const inputs = { region: REGION, type: "LOCAL", tags: { owner: "a" } };

/** Id: the ARN of the index. An index is made local; that of the whole account is promoted. */
export const resourceExplorerIndex: ResourceType<IndexArgs> = {
  token: "aws:resourceexplorer/index:Index",
  title: "Resource Explorer Index",
  replaceOn: [],
  unsupported: ["timeouts"],
  facts: {
    source: "internal/service/resourceexplorer2/index.go",
    version: "5.x",
    lookedAtFor: "7.48.0",
    forceNew: [],
    id: "<ARN>",
    valid: { type: { oneOf: Object.values(IndexType) } },
    actions: {
      create: {
        normal: [
          "resource-explorer-2:CreateIndex",
          "resource-explorer-2:GetIndex",
          "resource-explorer-2:TagResource",
          "resource-explorer-2:UpdateIndexType",
        ],
      },
      read: { normal: ["resource-explorer-2:GetIndex"] },
      update: {
        normal: [
          "resource-explorer-2:UpdateIndexType",
          "resource-explorer-2:GetIndex",
          "resource-explorer-2:TagResource",
          "resource-explorer-2:UntagResource",
        ],
      },
      delete: { normal: ["resource-explorer-2:DeleteIndex", "resource-explorer-2:GetIndex"] },
    },
  },
  cases: {
    "resource-explorer-index": {
      id: /^arn:aws:resource-explorer-2:eu-west-1:\d{12}:index\/[0-9a-f-]{36}$/,
      inputs: () => inputs,
      changed: () => ({ ...inputs, type: "AGGREGATOR", tags: { team: "b" } }),
      drift: (world, resourceArn) =>
        world
          .client(ResourceExplorer2Client, REGION)
          .send(new TagResourceCommand({ resourceArn, Tags: { team: "c" } })),
      drifted: ["tags.team", "tagsAll.team"],
    },
  },

  async create(aws, inputs, created) {
    const { Arn } = await aws.call(ResourceExplorer2Client, new CreateIndexCommand({ Tags: inputs.tagsAll }));
    created(Arn!);
    await active(aws);
    if (inputs.type === IndexType.AGGREGATOR) await changeType(aws, Arn!, inputs);
    return Arn!;
  },

  async read(aws) {
    const found = await aws.find(ResourceExplorer2Client, new GetIndexCommand({}), "ResourceNotFoundException");
    if (!found || found.State === "DELETED") return undefined;
    return { id: found.Arn!, arn: found.Arn!, type: found.Type!, tags: found.Tags ?? {} };
  },

  async update(aws, id, inputs, olds, changed) {
    if (changed.has("type")) await changeType(aws, id, inputs);
    await syncTags(olds.tagsAll, inputs.tagsAll, {
      remove: (tagKeys) => aws.call(ResourceExplorer2Client, new UntagResourceCommand({ resourceArn: id, tagKeys })),
      set: (Tags) => aws.call(ResourceExplorer2Client, new TagResourceCommand({ resourceArn: id, Tags })),
    });
  },

  async delete(aws, Arn) {
    await aws.find(ResourceExplorer2Client, new DeleteIndexCommand({ Arn }), "ResourceNotFoundException");
  },
};

/** Waits until the index of the region is there, and replicated when that was asked for. */
const active = (aws: Aws): Promise<void> =>
  eventually("the index did not become ACTIVE", async () => {
    const { State } = await aws.call(ResourceExplorer2Client, new GetIndexCommand({}));
    return State === "ACTIVE";
  });

async function changeType(aws: Aws, Arn: string, { type }: Inputs<IndexArgs>): Promise<void> {
  await aws.call(ResourceExplorer2Client, new UpdateIndexTypeCommand({ Arn, Type: type as IndexType }));
  await active(aws);
}
