import { OWN_CALLS } from "../../domain/documents/own-calls";
import { DEEDS } from "../../sandbox/provider/core/facts";
import { SIMULATED } from "../../sandbox/lab/simulated";
import { DIFFERENCES } from "../../sandbox/provider/differences";
import { RESOURCES } from "../../sandbox/provider/rows/table";
import { code, page, type Page, table } from "./markdown";

const looked = (): string[][] =>
  RESOURCES.flatMap(({ title, facts }) =>
    facts
      ? [[title, code(facts.source), facts.version, facts.lookedAtFor, facts.id, facts.forceNew.map(code).join(", ")]]
      : [],
  );

/** What the provider has and the deploy role is not given. */
const withheld = (): string[][] =>
  RESOURCES.flatMap(({ title, facts }) =>
    DEEDS.flatMap((deed) =>
      Object.entries(facts?.actions[deed].never ?? {}).map(([action, why]) => [title, deed, code(action), why]),
    ),
  );

/** What of the sandbox is not as it is on AWS, and what the real provider calls. */
export const sandboxDifferencesPage = (): Page =>
  page(
    "docs/sandbox-differences.md",
    "sandbox/provider, sandbox/lab and domain/documents/own-calls.ts",
    "# The sandbox and the real provider",
    "Nothing of this project has run on AWS yet. In the sandbox a stand-in takes the place of the real provider; it was held against that provider's source, type by type. This is what remains different, and what the source says.",
    "## What stays different",
    table(
      ["about", "real provider", "sandbox", "why, and what an owner sees"],
      DIFFERENCES.map(({ about, real, sandbox, because }) => [about, real, sandbox, because]),
    ),
    "## Attacks that are played",
    "`npm run sandbox` and the tests attack the account: machines in every region, fleets, groups and requests that start again what is ended, protected machines, users and sessions to come back with. The emulator keeps the things, and their behaviour is played after AWS's documentation.",
    table(
      ["about", "AWS", "sandbox"],
      SIMULATED.map(({ about, aws, source, sandbox }) => [about, `${aws} ([AWS](${source}))`, sandbox]),
    ),
    "## What was read",
    "Files of hashicorp/terraform-provider-aws. `6.x` and `before 6.36` are older than what the installed package holds: no newer text was to be had. A new version of `@pulumi/aws` fails a test until each type was looked at again.",
    table(["type", "file", "version read", "looked at for", "id", "a change of these replaces"], looked()),
    "## Calls of an apply, a refresh and a destroy",
    "The rights of the deploy role, and what the lock-out check asks for. `seen`: made by the stand-in in a run of the whole baseline. `read`: in the source of the real provider only.",
    table(
      ["action", "where", "known", "only when"],
      OWN_CALLS.map(({ action, where, known, when }) => [code(action), where, known, when ?? ""]),
    ),
    "## Calls that the deploy role is not given",
    "The source has them, and this program does not come there, or must not.",
    table(["type", "to", "action", "why not"], withheld()),
  );
