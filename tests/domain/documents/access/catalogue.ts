import { actionsLike, detailsOf } from "../../../support/actions";

/** The actions of AWS that a pattern stands for, with their access level: List, Read, Write, Tagging, Permissions management. */
export const actionsNamed = async (pattern: string): Promise<{ action: string; level: string }[]> =>
  Promise.all(
    (await actionsLike(pattern)).map(async (action) => ({ action, level: (await detailsOf(action)).accessLevel })),
  );
