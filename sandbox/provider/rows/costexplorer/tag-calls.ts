import { ListTagsForResourceCommand, TagResourceCommand, UntagResourceCommand } from "@aws-sdk/client-cost-explorer";

import type { TagCalls } from "../../families/calls";

/** What monitors and subscriptions are tagged with. */
export const TAG_CALLS: TagCalls = {
  set: TagResourceCommand,
  remove: UntagResourceCommand,
  list: ListTagsForResourceCommand,
  key: "ResourceArn",
  members: { tags: "ResourceTags", keys: "ResourceTagKeys" },
};
