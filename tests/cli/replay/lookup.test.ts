import type { LookupEventsCommandOutput } from "@aws-sdk/client-cloudtrail";
import { lookup, type LookupArgs } from "../../../cli/replay/lookup";
import { refusalOf } from "../../../cli/probes/refusal";

const NOW = new Date("2026-11-26T00:00:00Z");
const page = (time: string, NextToken?: string): LookupEventsCommandOutput => ({
  $metadata: {},
  Events: [{ EventTime: new Date(time), CloudTrailEvent: "{}" }],
  ...(NextToken === undefined ? {} : { NextToken }),
});

/** What is read when the pages of each region are these, or errors. */
async function run(regions: Record<string, (LookupEventsCommandOutput | Error)[]>, given: Partial<LookupArgs> = {}) {
  const asked: object[] = [];
  const taken: unknown[] = [];
  const gaps = await lookup({
    regions: Object.keys(regions),
    days: 90,
    now: NOW,
    deadline: 60_000,
    pause: 0,
    refusal: refusalOf,
    take: (record) => taken.push(record),
    progress: () => undefined,
    ask: (region, input) => {
      asked.push({ region, ...input });
      const answer = regions[region]!.shift();
      if (answer === undefined) throw new Error("asked for more than there is");
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    ...given,
  });
  return { gaps, asked, taken };
}

const error = (name: string, status?: number) =>
  Object.assign(new Error("no"), { name, $metadata: status === undefined ? {} : { httpStatusCode: status } });

describe("the event history", () => {
  it("is read in every region, page by page, as far back as asked", async () => {
    const { gaps, asked, taken } = await run({
      "eu-west-1": [page("2026-11-25", "next"), page("2026-11-24")],
      "us-east-1": [page("2026-11-25")],
    });
    expect({ gaps, taken: taken.length }).toEqual({ gaps: [], taken: 3 });
    const range = { StartTime: new Date("2026-08-28T00:00:00Z"), EndTime: NOW, MaxResults: 50 };
    expect(asked).toEqual([
      { region: "eu-west-1", ...range },
      { region: "us-east-1", ...range },
      { region: "eu-west-1", ...range, NextToken: "next" },
    ]);
  });

  it("is a gap in a region that refuses, at once or later; the others are read", async () => {
    const { gaps, taken } = await run({
      "eu-west-1": [error("AccessDeniedException", 400)],
      "eu-west-2": [page("2026-11-25", "next"), error("ThrottlingException", 400)],
      "us-east-1": [page("2026-11-25")],
    });
    expect(taken).toHaveLength(2);
    expect(gaps).toEqual([
      "eu-west-1: denied: AccessDeniedException: no",
      "eu-west-2: unreachable: ThrottlingException: no; events before 2026-11-25T00:00:00.000Z were not read",
    ]);
  });

  it("is a gap when the time is over", async () => {
    const { gaps } = await run({ "eu-west-1": [page("2026-11-25", "next"), page("2026-11-24")] }, { deadline: -1 });
    expect(gaps).toEqual(["eu-west-1: the time is over; events before now were not read"]);
  });

  it("asks each region no oftener than it may", async () => {
    const started = Date.now();
    await run({ "eu-west-1": [page("2026-11-25", "a"), page("2026-11-24", "b"), page("2026-11-23")] }, { pause: 60 });
    expect(Date.now() - started).toBeGreaterThanOrEqual(100);
  });
});
