import type { Confirmation, Disagreement } from "./confirmation";
import { wrapped } from "./text";

const describeOne = ({ mode, statement, action, resource, keys, allowed, aws }: Disagreement): string => {
  const given = Object.entries(keys).map(([key, { values }]) => `${key} = ${values.join(" | ")}`);
  return [
    wrapped(`${action} on ${resource}, mode ${mode}: ${allowed ? "allowed" : "denied"} here, ${aws} at AWS`, 2),
    wrapped(`drawn for ${statement}; ${given.join(", ")}`, 6),
  ].join("\n");
};

/** What AWS's simulator said, in words; each disagreement with both answers. */
export const describeConfirmation = ({ asked, disagreements }: Confirmation): string =>
  disagreements.length === 0
    ? `AWS's simulator decides all ${asked} requests of the sample alike.`
    : [
        `AWS's simulator decides ${disagreements.length} of ${asked} requests otherwise:`,
        ...disagreements.map(describeOne),
      ].join("\n");
