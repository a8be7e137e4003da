import type { RegionClass } from "../../domain/documents/reach/places";
import type { LauncherAtHome, ReachReport, ServiceReached } from "../../domain/documents/reach/report";
import { few, wrapped } from "./text";

const PLACE: Readonly<Record<RegionClass, string>> = {
  home: "the home region",
  allowed: "other allowed regions",
  "us-east-1": "us-east-1",
  "us-west-2": "us-west-2",
  idle: "every other region",
  future: "regions that AWS has yet to open",
};

const places = (classes: readonly RegionClass[]): string => [...new Set(classes)].map((each) => PLACE[each]).join(", ");

/** Things by a text that says what they have in common, in the order of their first. */
function by<T>(all: readonly T[], key: (one: T) => string): [key: string, all: T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return [...groups];
}

const whom = ({ mode, principal }: Pick<ServiceReached, "mode" | "principal">): string =>
  principal === "anybody" ? `mode ${mode}` : `mode ${mode}, ${principal}`;

/** One service in a mode: where, and why. */
function serviceLine(all: readonly ServiceReached[]): { service: string; where: string; why: string } {
  const reasons = [...new Set(all.flatMap(({ reason }) => reason.split("; ")))];
  const [{ service }] = all as [ServiceReached];
  const where = places(all.map(({ regionClass }) => regionClass));
  const writes = Math.max(...all.map((one) => one.writes));
  return { service: `${service} ${writes}`, where, why: reasons.join("; ") };
}

const describeMode = ([title, all]: [string, ServiceReached[]]): string => {
  const lines = by(all, ({ service }) => service).map(([, same]) => serviceLine(same));
  const described = by(lines, ({ where }) => where).map(([where, there]) =>
    [
      wrapped(`in ${where}:`, 2),
      ...by(there, ({ why }) => why).map(([why, alike]) =>
        [wrapped(alike.map(({ service }) => service).join(", "), 4), wrapped(why, 6)].join("\n"),
      ),
    ].join("\n"),
  );
  return [title, ...described].join("\n");
};

const whyAtHome = ({ limits, open }: LauncherAtHome): string => {
  if (limits.length > 0) return `limited by ${limits.join(", ")}`;
  return open === undefined ? "open: its service is not in unusedServices" : `open: ${open}`;
};

const describeHome = ([, all]: [string, LauncherAtHome[]]): string => {
  const [first] = all as [LauncherAtHome];
  const modes = all.map(({ mode }) => mode).join(", ");
  return [wrapped(few(first.actions), 2), wrapped(`${first.starts}; ${whyAtHome(first)} (${modes})`, 6)].join("\n");
};

/** What was found, in words; each service with the number of its actions that change something. */
export function describeReach(report: ReachReport): string {
  const { launchersReachable, reachable, launchersAtHome } = report;
  const launchers = by(launchersReachable, ({ action, mode, principal }) => `${action}, ${whom({ mode, principal })}`);
  return [
    launchers.length === 0
      ? "Launchers that somebody who is bound reaches outside the allowed regions: none."
      : [
          `Launchers that somebody who is bound reaches outside the allowed regions: ${launchers.length}.`,
          ...launchers.map(([title, all]) =>
            wrapped(`${title}: ${places(all.map(({ regionClass }) => regionClass))}`, 2),
          ),
        ].join("\n"),
    wrapped(
      "What stays reachable outside the allowed regions, with the number of actions that change something, and why:",
      0,
    ),
    ...by(reachable, whom).map(describeMode),
    "Launchers in the home region, and what limits them:",
    by(launchersAtHome, ({ actions, starts }) => `${starts} ${actions.join()}`)
      .map(describeHome)
      .join("\n"),
  ].join("\n\n");
}
