import {
  AssociateDefaultViewCommand,
  CreateIndexCommand,
  CreateViewCommand,
  DeleteViewCommand,
  DisassociateDefaultViewCommand,
  GetDefaultViewCommand,
  GetViewCommand,
  ResourceExplorer2Client,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateViewCommand,
} from "@aws-sdk/client-resource-explorer-2";

import { needing } from "../../core/conformance";
import type { Props } from "../../core/values";
import { byArn, type Step } from "../../families/calls";
import { named } from "../../families/named";

/** Another region than that of the index under test: a region has one. */
const VIEW_REGION = "eu-west-2";
const inputs = {
  region: VIEW_REGION,
  name: "everything",
  includedProperties: [{ name: "tags" }],
  tags: { owner: "a" },
};

const VIEW_FIELDS = {
  includedProperties: {
    send: "IncludedProperties",
    read: "IncludedProperties",
    encode: (list: unknown) => (list as { name: string }[] | undefined)?.map(({ name }) => ({ Name: name })),
    decode: (list: { Name: string }[]) => (list.length > 0 ? list.map(({ Name }) => ({ name: Name })) : undefined),
  },
  filters: {
    send: "Filters",
    read: "Filters",
    encode: (filters: unknown) => {
      const text = (filters as { filterString?: string } | undefined)?.filterString;
      return text === undefined ? undefined : { FilterString: text };
    },
    decode: ({ FilterString }: { FilterString: string }) =>
      FilterString === "" ? undefined : { filterString: FilterString },
  },
};

/** A region has one default view, which a search takes that names none. */
const setDefault: Step = async (aws, ViewArn, { defaultView }, _olds, changed) => {
  if (!changed.has("defaultView")) return;
  const command = defaultView ? new AssociateDefaultViewCommand({ ViewArn }) : new DisassociateDefaultViewCommand({});
  await aws.call(ResourceExplorer2Client, command);
};

/** Id: the ARN of the view. */
export const resourceExplorerView = named({
  token: "aws:resourceexplorer/view:View",
  title: "Resource Explorer View",
  client: ResourceExplorer2Client,
  replaceOn: ["name"],
  autoName: { property: "name", maxLength: 255 },
  defaults: { defaultView: false },
  key: "ViewArn",
  absent: ["UnauthorizedException", "ResourceNotFoundException"],
  fields: {
    name: { send: "ViewName", read: "ViewName" },
    scope: { send: "Scope", read: "Scope" },
    ...VIEW_FIELDS,
    defaultView: { read: "isDefault" },
  },
  create: {
    command: CreateViewCommand,
    id: "View.ViewArn",
    then: async (aws, ViewArn, { defaultView }) => {
      if (defaultView) await aws.call(ResourceExplorer2Client, new AssociateDefaultViewCommand({ ViewArn }));
    },
  },
  describe: async (aws, ViewArn) => {
    const found = await aws.find(
      ResourceExplorer2Client,
      new GetViewCommand({ ViewArn }),
      "UnauthorizedException",
      "ResourceNotFoundException",
    );
    if (!found?.View) return undefined;
    const current = await aws.call(ResourceExplorer2Client, new GetDefaultViewCommand({}));
    return { ...found.View, Tags: found.Tags, isDefault: current.ViewArn === ViewArn };
  },
  derived: (_aws, arn): Props => ({ arn }),
  update: [{ command: UpdateViewCommand, fields: VIEW_FIELDS }, setDefault],
  remove: { command: DeleteViewCommand },
  tags: {
    set: TagResourceCommand,
    remove: UntagResourceCommand,
    key: byArn("resourceArn"),
    form: "map",
    members: { tags: "Tags", keys: "tagKeys" },
  },
  facts: {
    source: "internal/service/resourceexplorer2/view.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["name"],
    defaults: { defaultView: false },
    id: "<ARN>",
    autoName: { property: "name", maxLength: 255 },
    valid: { name: { max: 64, pattern: /^[0-9A-Za-z-]+$/ } },
    actions: {
      create: {
        normal: [
          "resource-explorer-2:CreateView",
          "resource-explorer-2:TagResource",
          "resource-explorer-2:AssociateDefaultView",
        ],
      },
      read: { normal: ["resource-explorer-2:GetView", "resource-explorer-2:GetDefaultView"] },
      update: {
        normal: ["resource-explorer-2:TagResource", "resource-explorer-2:UntagResource"],
        drift: {
          "resource-explorer-2:UpdateView": "somebody narrowed the view",
          "resource-explorer-2:AssociateDefaultView": "somebody took another view for the default",
        },
        never: { "resource-explorer-2:DisassociateDefaultView": "the view is always the default one" },
      },
      delete: { normal: ["resource-explorer-2:DeleteView"] },
    },
  },
  cases: {
    "resource-explorer-view": needing({
      prepare: (world) => world.client(ResourceExplorer2Client, VIEW_REGION).send(new CreateIndexCommand({})),
      id: /^arn:aws:resource-explorer-2:eu-west-2:\d{12}:view\/everything\/[0-9a-f-]{36}$/,
      inputs: () => ({ ...inputs, defaultView: true }),
      changed: () => ({ ...inputs, tags: { team: "b" } }),
      drift: (world, resourceArn) =>
        world
          .client(ResourceExplorer2Client, VIEW_REGION)
          .send(new TagResourceCommand({ resourceArn, Tags: { team: "c" } })),
      drifted: ["tags.team", "tagsAll.team"],
    }),
  },
});
