import type { Step } from "../plan";

/** A call with the name of the policy that it is about: two policies go on people, and each says something else. */
export const callText = ({ policy }: Pick<Step, "policy">, call: string): string =>
  policy === undefined ? call : `${call} ${policy.split("/").at(-1)!}`;
