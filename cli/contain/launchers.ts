import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import { once } from "../probes/probe";
import type { Run } from "../probes/run";
import type { Plan, Proposal } from "./plan";
import { stepsIn } from "./plan";
import { looks } from "./row";
import { principalOf, sparedPrincipal } from "./spare";

/** Calls that start machines, as CloudTrail names them. */
const LAUNCHES = ["RunInstances", "RequestSpotFleet", "CreateFleet", "RequestSpotInstances", "CreateAutoScalingGroup"];

/** Regions that are asked: each question is one call for each launch, and CloudTrail takes two a second. */
const REGIONS_ASKED = 4;

interface TrailEvent {
  eventName?: string;
  userIdentity?: { arn?: string; type?: string; sessionContext?: { sessionIssuer?: { arn?: string } } };
}

/** Who made it: of a session its role. */
const makerOf = ({ userIdentity: who = {} }: TrailEvent): string | undefined =>
  who.sessionContext?.sessionIssuer?.arn ?? who.arn;

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html */
export const launches = (since: Date) =>
  looks({
    id: "launches",
    service: "cloudtrail",
    kind: "launch in the event history",
    scope: "regional",
    client: CloudTrailClient,
    calls: { lookup: once(LookupEventsCommand) },
    read: async ({ lookup }) => {
      const events: TrailEvent[] = [];
      for (const AttributeValue of LAUNCHES) {
        const { Events = [] } = await lookup({
          LookupAttributes: [{ AttributeKey: "EventName", AttributeValue }],
          StartTime: since,
          MaxResults: 50,
        });
        events.push(...Events.map(({ CloudTrailEvent }) => JSON.parse(CloudTrailEvent ?? "{}") as TrailEvent));
      }
      return events.map((event, index) => ({ id: String(index), owner: makerOf(event) }));
    },
  });

/**
 * Who started what the plan is about, by the event history of the regions with most of it. It is a hint for people: nobody is
 * frozen for it.
 */
export async function propose(run: Run, plan: Plan): Promise<{ proposed: Proposal[]; notes: string[] }> {
  const counts = new Map<string, number>();
  for (const { region, row } of stepsIn(plan)) {
    if (row !== "freeze-launches") counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  const regions = [...counts.entries()]
    .sort(([, a], [, b]) => b - a)
    .map(([region]) => region)
    .slice(0, REGIONS_ASKED);
  const notes: string[] = [];
  const makers = new Map<string, { calls: number; regions: Set<string> }>();
  await Promise.all(
    regions.map(async (region) => {
      try {
        const [cell] = await run(launches(new Date(plan.t0)), [region]);
        if (cell!.state !== "count") throw new Error(cell!.because);
        for (const { owner } of cell!.items) {
          if (owner === undefined) continue;
          const maker = makers.get(owner) ?? { calls: 0, regions: new Set() };
          maker.calls += 1;
          maker.regions.add(region);
          makers.set(owner, maker);
        }
      } catch (error) {
        notes.push(
          `who launched in ${region} is not known, the event history cannot be asked: ${(error as Error).message}`,
        );
      }
    }),
  );
  const proposed = [...makers.entries()]
    .filter(([arn]) => !plan.request.suspects.includes(arn) && sparedPrincipal(arn, plan.request) === undefined)
    .filter(([arn]) => principalOf(arn).kind !== "root")
    .sort(([, a], [, b]) => b.calls - a.calls)
    .map(([arn, { calls, regions: where }]) => ({
      arn,
      because: `${calls} ${calls === 1 ? "launch" : "launches"} since ${plan.t0} in ${[...where].sort().join(", ")}`,
    }));
  return { proposed, notes };
}
