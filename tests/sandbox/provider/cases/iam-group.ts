import type { ConformanceCase } from "../case";

/** Only its path could change in place, and the emulator ignores that change. */
export const iamGroupCase: ConformanceCase = {
  token: "aws:iam/group:Group",
  id: /^iam-group-[0-9a-f]{7}$/,
  inputs: () => ({ path: "/guarded/" }),
};
