import { IAMClient, UpdateGroupCommand } from "@aws-sdk/client-iam";

import type { ConformanceCase } from "../case";

export const iamGroupCase: ConformanceCase = {
  token: "aws:iam/group:Group",
  id: /^iam-group-[0-9a-f]{7}$/,
  inputs: () => ({}),
  changed: () => ({ path: "/guarded/" }),
  drift: (world, GroupName) =>
    world.client(IAMClient).send(new UpdateGroupCommand({ GroupName, NewPath: "/elsewhere/" })),
  drifted: ["path"],
};

export const namedGroupCase: ConformanceCase = {
  token: "aws:iam/group:Group",
  id: /^responders$/,
  inputs: () => ({ name: "responders", path: "/ringfence/exempt/" }),
};
