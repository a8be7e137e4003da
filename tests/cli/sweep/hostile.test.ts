import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { allProbes } from "../../../cli/probes/table";
import { sweepAccount, type SweepArgs } from "../../../cli/sweep/ask";
import type { SweepReport } from "../../../cli/sweep/report";
import { DEFAULT_REGIONS } from "../../../domain/regions/regions";
import { buildCli } from "../../../scripts/build/cli";
import { type AwsStub, type StubAnswer, type StubCall, startAwsStub } from "../../support/aws-stub";
import { ACCOUNT, hostileGroups, identity, machines, regionList } from "../../support/hostile-account";
import { HOSTILE_NAMES } from "../../support/sweep-report";

const HOME = "ap-southeast-2";
const ALLOWED = { allowedRegions: [HOME] };
const KEYS = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "secret" };

// While a client of the SDK is translated for this runner nothing else happens, and calls run out of time.
beforeAll(async () => {
  await allProbes();
});

let stub: AwsStub | undefined;
afterEach(async () => {
  await stub?.stop();
});

/** A look into an account that answers as the test says. */
async function look(
  answer: (call: StubCall) => StubAnswer | undefined,
  args: Partial<SweepArgs> = {},
): Promise<SweepReport> {
  stub = await startAwsStub((call) => answer(call) ?? identity(call) ?? regionList(call));
  const connected = { accountId: ACCOUNT, callerArn: `arn:aws:iam::${ACCOUNT}:user/mia`, credentials: KEYS };
  return sweepAccount({ ...connected, endpoint: stub.url }, { ...ALLOWED, ...args });
}

const statesIn = (report: SweepReport, of: (cell: SweepReport["cells"][number]) => boolean): string[] => [
  ...new Set(report.cells.filter(of).map(({ state }) => state)),
];

test("an account that owns nothing is whole, and nothing is found", async () => {
  const report = await look(() => undefined);
  expect({ complete: report.complete, items: report.items, gaps: report.gaps }).toEqual({
    complete: true,
    items: [],
    gaps: [],
  });
});

test("a region that drops every connection, one that never answers and a service that is denied are gaps; the rest is told", async () => {
  const report = await look(
    (call) => {
      if (call.region === "sa-east-1") return "dropped";
      if (call.region === "eu-west-2") return "silent";
      if (call.service === "lambda") {
        return { status: 403, body: JSON.stringify({ __type: "AccessDeniedException", message: "no" }) };
      }
      return machines(call, "eu-west-1", 2);
    },
    { deadline: 30_000 },
  );
  expect(report.complete).toBe(false);
  expect(statesIn(report, ({ region }) => region === "sa-east-1" || region === "eu-west-2")).toEqual(["unreachable"]);
  expect(statesIn(report, ({ region, service }) => service === "lambda" && region === "us-east-1")).toEqual(["denied"]);
  expect(report.gaps.find(({ service, region }) => service === "lambda" && region === "us-east-1")!.because).toMatch(
    /AccessDenied.*lambda:List/,
  );
  // Nobody who was refused has counted.
  expect(report.cells.filter(({ state, count }) => (state === "count") !== (count !== undefined))).toEqual([]);
  expect(report.items.map(({ region, kind }) => `${region} ${kind}`)).toEqual([
    "eu-west-1 machine",
    "eu-west-1 machine",
  ]);
});

test("who is throttled a few times goes on; who always is has a gap, and holds up nobody", async () => {
  let refusals = 0;
  const report = await look((call) => {
    const slowDown = {
      status: 503,
      body: "<Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>Request limit exceeded.</Message></Error></Errors></Response>",
    };
    if (call.operation !== "DescribeInstances") return undefined;
    if (call.region === "eu-west-3") return slowDown;
    if (call.region === "eu-west-1" && refusals++ === 0) return slowDown;
    return machines(call, "eu-west-1", 1);
  });
  expect(refusals).toBeGreaterThan(0);
  expect(report.items).toHaveLength(1);
  expect(statesIn(report, ({ region, kind }) => region === "eu-west-3" && kind === "machine")).toEqual(["unreachable"]);
  expect(report.gaps.every(({ region }) => region === "eu-west-3")).toBe(true);
});

test("a region that is enabled during the run is asked, and not shown as one where nothing can be started", async () => {
  let asked = 0;
  const report = await look((call) => {
    if (call.operation === "/listRegions") return regionList(call, asked++ > 0 ? ["af-south-1"] : []);
    return machines(call, "af-south-1", 3);
  });
  expect(asked).toBe(2);
  expect(report.regions).toContainEqual({ name: "af-south-1", regionClass: "idle" });
  expect(report.items.filter(({ region }) => region === "af-south-1")).toHaveLength(3);
  expect(report.complete).toBe(true);
});

test("when nobody can read the list of regions again, that is a gap", async () => {
  let asked = 0;
  const report = await look((call) =>
    call.operation === "/listRegions" && asked++ > 0 ? { status: 500, body: "{}" } : undefined,
  );
  expect(report.gaps).toEqual([
    expect.objectContaining({
      kind: "region",
      state: "unreachable",
      because: expect.stringMatching(/^the list of regions could not be read again/) as string,
    }),
  ]);
});

/** Prints the largest memory of the process at its end, in KiB. */
const HOOK = `process.on("exit", () => process.stderr.write("\\nmaxRSS " + process.resourceUsage().maxRSS + "\\n"));`;

describe("5,000 machines in pages of 1,000, and names that command a terminal", () => {
  let folder: string;
  let program: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "ringfence-hostile-"));
    writeFileSync(join(folder, "hook.cjs"), HOOK);
    program = await buildCli(join(folder, "cli"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** The command as it is installed. */
  async function sweep(...words: string[]) {
    stub = await startAwsStub(
      (call) =>
        machines(call, "eu-west-1", 5_000) ?? hostileGroups(call, "sa-east-1") ?? identity(call) ?? regionList(call),
    );
    const { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY } = KEYS;
    const child = spawn(
      process.execPath,
      ["--require", join(folder, "hook.cjs"), program, "sweep", "--allowed-regions", HOME, ...words],
      {
        env: { PATH: process.env["PATH"], AWS_ENDPOINT_URL: stub.url, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    return { code, out, err, mebibytes: Number(/maxRSS (\d+)/.exec(err)![1]) / 1024 };
  }

  test("JSON has each of them once, and takes less than 300 MiB", async () => {
    const { code, out, err, mebibytes } = await sweep("--json");
    expect(err).toMatch(/^\s*maxRSS \d+\n$/);
    expect(code).toBe(2);
    const report = JSON.parse(out) as SweepReport;
    const found = report.items.filter(({ kind }) => kind === "machine");
    expect(new Set(found.map(({ id }) => id)).size).toBe(5_000);
    expect(report.cells.find(({ region, kind }) => region === "eu-west-1" && kind === "machine")).toMatchObject({
      count: 5_000,
      usdPerHour: 850,
    });
    const names = report.items.filter(({ region }) => region === "sa-east-1").map(({ id }) => id);
    expect(names.sort()).toEqual([...HOSTILE_NAMES].sort());
    expect(report.regions.filter(({ regionClass }) => regionClass !== "off")).toHaveLength(DEFAULT_REGIONS.length);
    expect(mebibytes).toBeLessThan(300);
  });

  test("text and page come out of the same account, and no name commands the terminal", async () => {
    const page = join(folder, "page.html");
    const { code, out } = await sweep("--html", page);
    expect(code).toBe(2);
    expect(out.replaceAll("\n", "")).toMatch(/^[^\p{Cc}\p{Cf}]*$/u);
    expect(out).toMatch(/and 4988 more; --json or --html has all of them/);
  });
});
