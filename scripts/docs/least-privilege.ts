import { accessDocuments } from "../../domain/documents/access/access-documents";
import { type AccessId, LEAST_PRIVILEGE } from "../../domain/documents/access/table";
import { NAME_PREFIX } from "../../domain/documents/own-principals";
import { DOCUMENT_LIMITS } from "../../domain/limits";
import { DEFAULT_REGIONS } from "../../domain/regions/regions";
import { KNOWN_DIFFERENCES } from "../../tests/guardrails/promises/known-differences";
import { type Promised, sentenceOf } from "../../tests/guardrails/promises/promise";
import { PROMISES } from "../../tests/guardrails/promises/promises";
import { code, entries } from "./markdown";

const HOME = "ap-southeast-2";

const sentences = (promises: readonly Promised[]): string => promises.map(sentenceOf).join("; ");

/** Characters of each policy of a holder, with one allowed region and with the seventeen of every account. */
function sizesOf(id: AccessId): string {
  const [one, all] = [[HOME], DEFAULT_REGIONS].map((allowedRegions) => {
    const made = accessDocuments({ allowedRegions, namePrefix: NAME_PREFIX });
    if ("problems" in made) throw new Error(made.problems.map(({ message }) => message).join("\n"));
    return made.documents.filter(({ access }) => access === id);
  });
  return one!
    .map(({ name, characters }, index) => `${code(name)} ${characters}, ${all![index]!.characters}`)
    .join("; ");
}

const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");

const DECIDED =
  "Each sentence is a list of calls that [tests/guardrails/promises](tests/guardrails/promises) decides with everything that hangs on the holder by default: in mode account, in an organization and without guardrails, in allowed, idle and future regions, in us-east-1 and us-west-2, with and without MFA. Roles are decided with the freeze attached, which spares them.";

/** The section of the page of guardrails: who holds what, how long it is, and what the guardrails take of it. */
export const leastPrivilegeSection = (): string[] => [
  "People are in groups, and can do nothing without MFA; programs and visits are roles.",
  entries(
    LEAST_PRIVILEGE.map(({ id, kind, whom }) => ({
      head: code(id),
      text: `a ${kind} for ${whom}`,
      facts: [
        ["can", sentences(PROMISES[id].can)],
        ["cannot", sentences(PROMISES[id].cannot)],
        [`policies, characters of ${DOCUMENT_LIMITS.managed} with 1 and 17 regions`, sizesOf(id)],
      ],
    })),
  ),
  DECIDED.replace("(tests/", "(../tests/"),
  "What the guardrails take of what a policy allows, for every action of AWS's catalogue; a test fails when there is more:",
  KNOWN_DIFFERENCES.map(
    ({ id, actions, takes, because }) =>
      `- ${code(id)}, ${takes === "whole" ? "whole, in idle regions" : takes}, because ${because}: ${actions.map(code).join(", ")}`,
  ).join("\n"),
];

/** The section of a control's page: what the holders that it makes can and cannot. */
export const holdersSection = (ids: readonly AccessId[]): string[] => [
  "## Who can what",
  ...ids.flatMap((id) => {
    const { title, kind, whom } = LEAST_PRIVILEGE.find((access) => access.id === id)!;
    return [
      `### ${title}`,
      `A ${kind} for ${whom}. It can:`,
      bullets(PROMISES[id].can.map(sentenceOf)),
      "It cannot:",
      bullets(PROMISES[id].cannot.map(sentenceOf)),
    ];
  }),
  DECIDED.replace("(tests/", "(../../tests/"),
];
