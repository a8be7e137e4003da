import {
  CreateGroupCommand,
  DeleteGroupCommand,
  GetGroupCommand,
  IAMClient,
  UpdateGroupCommand,
} from "@aws-sdk/client-iam";

import type { Step } from "../../families/calls";
import { named } from "../../families/named";
import { readOnly } from "../../families/fields";

/**
 * One call for both. The id follows the name. The real provider always sends the name too; the emulator takes a group's own
 * name for that of another.
 */
const rename: Step = async (aws, GroupName, { name, path }, _olds, changed) => {
  if (!changed.has("name") && !changed.has("path")) return;
  const request = {
    GroupName,
    NewGroupName: changed.has("name") ? (name as string) : undefined,
    NewPath: path as string,
  };
  await aws.call(IAMClient, new UpdateGroupCommand(request));
};

/**
 * Id: the name of the group. A new name keeps the group, but the engine keeps the old id: the next refresh finds nothing
 * there. So it goes with the real provider.
 */
export const iamGroup = named({
  token: "aws:iam/group:Group",
  title: "IAM Group",
  client: IAMClient,
  replaceOn: [],
  idFollows: "name",
  autoName: { property: "name", maxLength: 255 },
  defaults: { path: "/" },
  key: "GroupName",
  absent: ["NoSuchEntityException"],
  fields: { name: "GroupName", path: "Path", arn: readOnly("Arn"), uniqueId: readOnly("GroupId") },
  create: { command: CreateGroupCommand, id: "Group.GroupName" },
  describe: { command: GetGroupCommand, at: "Group" },
  update: [rename],
  remove: { command: DeleteGroupCommand },
  facts: {
    source: "internal/service/iam/group.go",
    version: "before 6.36",
    lookedAtFor: "7.48.0",
    forceNew: [],
    id: "<name>",
    autoName: { property: "name", maxLength: 255 },
    defaults: { path: "/" },
    actions: {
      create: { normal: ["iam:CreateGroup"] },
      read: { normal: ["iam:GetGroup"] },
      update: {
        drift: { "iam:UpdateGroup": "somebody moved the group to another path, or a release changes path or name" },
      },
      delete: { normal: ["iam:DeleteGroup"] },
    },
  },
  cases: {
    "iam-group": {
      id: /^iam-group-[0-9a-f]{7}$/,
      inputs: () => ({}),
      changed: () => ({ path: "/guarded/" }),
      drift: (world, GroupName) =>
        world.client(IAMClient).send(new UpdateGroupCommand({ GroupName, NewPath: "/elsewhere/" })),
      drifted: ["path"],
    },
    "named-group": {
      id: /^responders$/,
      inputs: () => ({ name: "responders", path: "/ringfence/exempt/" }),
    },
  },
});
