import {
  DENIED_LAUNCHES,
  GLOBAL_REGION_LAUNCHES,
  LAUNCH_ACTIONS,
  LAUNCHES,
  launchesLimitedBy,
} from "../../../../domain/documents/actions/launches";
import { DATA_LAUNCHES } from "../../../../domain/documents/actions/launches-data";
import { MACHINE_LAUNCHES } from "../../../../domain/documents/actions/launches-machines";
import { PRODUCT_LAUNCHES } from "../../../../domain/documents/actions/launches-products";
import { closedActions, PAID_SERVICE_IDS, PAID_SERVICES } from "../../../../domain/documents/actions/paid-services";
import { denyingStatement } from "../../../../domain/documents/evaluate";
import { boundary } from "../../../../domain/documents/guardrails/boundary";
import { launchDeny } from "../../../../domain/documents/guardrails/launch-deny";
import { serviceDeny } from "../../../../domain/documents/guardrails/service-deny";
import { regionDeny } from "../../../../domain/documents/guardrails/region-deny";
import { patternOf } from "../../../../domain/documents/pattern";
import { actionsLike } from "../../../support/actions";
import { ARGS } from "../../../support/document-args";

const closable = closedActions(PAID_SERVICE_IDS).map(patternOf);
const isOfPaidService = (action: string) => closable.some((service) => service.test(action));
/** Keys whose limit the boundary leaves out, as docs/guardrails.md says. */
const LEFT_BY_BOUNDARY = ["ec2:Attribute/DisableApiTermination", "elasticache:CacheNodeType", "rds:DatabaseClass"];
const KEYS = [...new Set(LAUNCHES.flatMap(({ limits = [] }) => limits))];

describe("LAUNCHES", () => {
  it("names actions of AWS, each once", async () => {
    const found = await Promise.all(LAUNCH_ACTIONS.map(actionsLike));
    expect(LAUNCH_ACTIONS.filter((_, index) => found[index]!.length === 0)).toEqual([]);
    expect(LAUNCH_ACTIONS.filter((action, index) => LAUNCH_ACTIONS.indexOf(action) !== index)).toEqual([]);
  });

  it("says of each what it starts, and from where that is known", () => {
    const isSaid = ({ starts, source, open = "x" }: (typeof LAUNCHES)[number]) =>
      [starts, open].every((text) => /^\S(.*[^.\s])?$/.test(text)) && source.startsWith("https://");
    expect(LAUNCHES.filter((launcher) => !isSaid(launcher))).toEqual([]);
  });

  it("decides about each in allowed regions: denied, limited, a service that can be closed, or open for a reason", () => {
    const decisions = ({ actions, denied, limits, open }: (typeof LAUNCHES)[number]) =>
      [denied, limits, limits ? undefined : actions.every(isOfPaidService) || undefined, open].filter(
        (decision) => decision !== undefined,
      ).length;
    expect(LAUNCHES.filter((launcher) => decisions(launcher) !== 1).map(({ actions }) => actions)).toEqual([]);
  });

  it.each([
    ["machines", MACHINE_LAUNCHES],
    ["data", DATA_LAUNCHES],
    ["products", PRODUCT_LAUNCHES],
  ])("of %s is ordered by service", (_, launches) => {
    const services = launches.map(({ actions }) => actions[0]!.split(":")[0]!);
    expect(services.filter((service, index) => service < (services[index - 1] ?? ""))).toEqual([]);
  });

  it("names a service that closes it only when there is one, and that closes new ones only", () => {
    const newOnly = PAID_SERVICES.filter((service) => service.newOnly).map(({ id }) => id);
    const naming = LAUNCHES.flatMap(({ closedBy }) => closedBy ?? []);
    expect([...new Set(naming)].sort()).toEqual(newOnly);
  });
});

/** The actions of AWS that no statement of the document denies in the region, whatever depends on the call. */
async function notDenied(
  document: Parameters<typeof denyingStatement>[0][number],
  patterns: readonly string[],
  region: string,
): Promise<string[]> {
  const actions = (await Promise.all(patterns.map(actionsLike))).flat();
  const principal = "arn:aws:iam::123456789012:user/anna";
  return actions.filter((action) => !denyingStatement([document], { action, region, principal }));
}

describe("a row reaches", () => {
  const onlyHome = { allowedInstanceTypes: ["t3.*"], unusedServices: [] };

  it("the region deny, which closes it by name in the two regions that carry global services", async () => {
    const byName = regionDeny(ARGS).Statement.filter(({ Sid }) => Sid === "DenyLaunchInGlobalRegions");
    for (const region of ["us-east-1", "us-west-2"]) {
      const document = { Version: "2012-10-17" as const, Statement: byName };
      expect(await notDenied(document, GLOBAL_REGION_LAUNCHES, region)).toEqual([]);
    }
  });

  const [home] = ARGS.allowedRegions as [string];

  it("the launch deny, whose shorter patterns cover it", async () => {
    const limited = KEYS.flatMap(launchesLimitedBy);
    expect(await notDenied(launchDeny(onlyHome), [...DENIED_LAUNCHES, ...limited], home)).toEqual([]);
  });

  it("the boundary, but for the limits that it leaves to the denies that are attached", async () => {
    const limited = KEYS.filter((key) => !LEFT_BY_BOUNDARY.includes(key)).flatMap(launchesLimitedBy);
    const document = boundary({ ...ARGS, ...onlyHome });
    expect(await notDenied(document, [...DENIED_LAUNCHES, ...limited], home)).toEqual([]);
  });

  it("the service deny, when a paid service closes it", async () => {
    const document = serviceDeny({ unusedServices: PAID_SERVICE_IDS });
    const closed = LAUNCHES.filter(({ denied, limits, open }) => !denied && !limits && open === undefined);
    expect(closed.length).toBeGreaterThan(40);
    expect(
      await notDenied(
        document,
        closed.flatMap(({ actions }) => actions),
        home,
      ),
    ).toEqual([]);
  });

  it("one statement for each key that limits it", () => {
    const statements = launchDeny(onlyHome).Statement.filter(({ Condition = {} }) => Object.keys(Condition).length > 0);
    const keys = statements.flatMap(({ Condition = {} }) =>
      Object.values(Condition).flatMap((test) => Object.keys(test)),
    );
    expect([...keys].sort()).toEqual([...KEYS].sort());
  });
});
