/** What can be said of a statement or a decision: it holds, it does not, or (undefined) it depends on what nobody told. */
export type Truth = boolean | undefined;

/** True when all hold; false when one does not, whatever the others are. */
export const every = (parts: Iterable<Truth>): Truth => {
  let all: Truth = true;
  for (const part of parts) {
    if (part === false) return false;
    if (part === undefined) all = undefined;
  }
  return all;
};

/** True when one holds, whatever the others are; false when none does. */
export const some = (parts: Iterable<Truth>): Truth => {
  let any: Truth = false;
  for (const part of parts) {
    if (part === true) return true;
    if (part === undefined) any = undefined;
  }
  return any;
};

export const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);
