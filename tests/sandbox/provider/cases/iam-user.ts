import { IAMClient, TagUserCommand } from "@aws-sdk/client-iam";

import type { ConformanceCase } from "../case";

export const iamUserCase: ConformanceCase = {
  token: "aws:iam/user:User",
  id: /^iam-user-[0-9a-f]{7}$/,
  inputs: () => ({ tags: { owner: "a" } }),
  changed: () => ({ tags: { owner: "b", team: "platform" } }),
  drift: (world, UserName) =>
    world.client(IAMClient).send(new TagUserCommand({ UserName, Tags: [{ Key: "owner", Value: "c" }] })),
  drifted: ["tags.owner", "tagsAll.owner"],
};
