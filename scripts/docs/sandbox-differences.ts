import { OWN_CALLS } from "../../domain/documents/own-calls";
import { DEEDS } from "../../sandbox/provider/core/facts";
import { SIMULATED } from "../../sandbox/lab/simulated";
import { DIFFERENCES } from "../../sandbox/provider/differences";
import { RESOURCES } from "../../sandbox/provider/rows/table";
import { code, entries, type Entry, page, type Page, source, table } from "./markdown";

/** Where the provider keeps its services; the page says it once. */
const SERVICES = "internal/service/";

/** A text in which `<name>` stands for a name, and is no HTML. */
const placeholders = (text: string): string => text.replaceAll("<", "\\<");

const looked = (): string =>
  RESOURCES.flatMap(({ title, facts }) => {
    if (!facts) return [];
    const replaces =
      facts.forceNew.length > 0 ? `; replaced by a change of ${facts.forceNew.map(code).join(", ")}` : "";
    const read = `${code(facts.source.replace(SERVICES, ""))}, ${facts.version}, for ${facts.lookedAtFor}`;
    return [`- **${title}**: ${read}; id ${placeholders(facts.id)}${replaces}`];
  }).join("\n");

/** What the provider has and the deploy role is not given. */
const withheld = (): Entry[] =>
  RESOURCES.map(({ title, facts }) => ({
    head: title,
    facts: DEEDS.flatMap((deed) =>
      Object.entries(facts?.actions[deed].never ?? {}).map(([action, why]): [string, string] => [
        `${deed}, ${code(action)}`,
        why,
      ]),
    ),
  })).filter(({ facts }) => facts.length > 0);

/** What of the sandbox is not as it is on AWS, and what the real provider calls. */
export const sandboxDifferencesPage = (): Page =>
  page(
    "docs/sandbox-differences.md",
    "sandbox/provider, sandbox/lab and domain/documents/own-calls.ts",
    "# The sandbox and the real provider",
    "Nothing of this project has run on AWS yet. In the sandbox a stand-in takes the place of the real provider; it was held against that provider's source, type by type. This is what remains different, and what the source says.",
    "## What stays different",
    "Of each: what the real provider does, what the sandbox does, and why, with what an owner sees.",
    entries(
      DIFFERENCES.map(({ about, real, sandbox, because }) => ({
        head: about,
        facts: [
          ["real", real],
          ["sandbox", sandbox],
          ["why", because],
        ],
      })),
    ),
    "## Attacks that are played",
    "`npm run sandbox` and the tests attack the account: machines in every region, fleets, groups and requests that start again what is ended, protected machines, users and sessions to come back with. The emulator keeps the things, and their behaviour is played after AWS's documentation.",
    entries(
      SIMULATED.map(({ about, aws, source: url, sandbox }) => ({
        head: about,
        facts: [
          ["AWS", `${aws} (${source(url)})`],
          ["sandbox", sandbox],
        ],
      })),
    ),
    "## What was read",
    `Files below ${code(SERVICES)} of hashicorp/terraform-provider-aws. \`6.x\` and \`before 6.36\` are older than what the installed package holds: no newer text was to be had. A new version of \`@pulumi/aws\` fails a test until each type was looked at again.`,
    "Of each type: the file, its version, and the version of `@pulumi/aws` that it was looked at for; its id, and what replaces it.",
    looked(),
    "## Calls of an apply, a refresh and a destroy",
    "The rights of the deploy role, and what the lock-out check asks for. `seen`: made by the stand-in in a run of the whole baseline. `read`: in the source of the real provider only.",
    table(
      ["action", "where", "known", "only when"],
      OWN_CALLS.map(({ action, where, known, when }) => [code(action), where, known, when ?? ""]),
    ),
    "## Calls that the deploy role is not given",
    "The source has them, and this program does not come there, or must not.",
    entries(withheld()),
  );
