import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { ReplayResult } from "../../../cli/replay/result";
import { runRingfence } from "../../support/run-ringfence";
import { sessionOf, TRAIL_ACCOUNT, trailRecord, userOf } from "../../support/trail-records";

let folder: string;
const at = (...parts: string[]): string => join(folder, ...parts);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ringfence-replay-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const SYDNEY = ["--allowed-regions", "ap-southeast-2", "--mode", "organization"];
const replay = (...words: string[]) => runRingfence("replay", ...words);
const CI = `arn:aws:iam::${TRAIL_ACCOUNT}:role/ci`;
const EVE = `arn:aws:iam::${TRAIL_ACCOUNT}:user/eve`;

const run = (type: string, identity: object = sessionOf("ci", "1"), region = "ap-southeast-2") =>
  trailRecord(identity, "ec2.amazonaws.com", "RunInstances", region, { requestParameters: { instanceType: type } });

function write(name: string, content: string | Buffer): string {
  mkdirSync(at(name, ".."), { recursive: true });
  writeFileSync(at(name), content);
  return at(name);
}
const trail = (name: string, ...records: object[]) => write(name, JSON.stringify({ Records: records }));

async function json(...words: string[]): Promise<{ code: number; result: ReplayResult }> {
  const { code, out } = await replay(...words, ...SYDNEY, "--json");
  return { code, result: JSON.parse(out) as ReplayResult };
}

describe("ringfence replay --json", () => {
  it("is 0 and empty when nothing would have been denied", async () => {
    const { code, result } = await json("--events", trail("fine.json", run("t3.small")));
    expect(code).toBe(0);
    expect(result).toEqual({
      complete: true,
      gaps: [],
      assumptions: [expect.stringMatching(/^every principal is bound/), expect.stringMatching(/--management-account$/)],
      records: 1,
      calls: 1,
      from: "2026-11-01T09:00:00Z",
      to: "2026-11-01T09:00:00Z",
      accounts: [{ account: TRAIL_ACCOUNT, records: 1 }],
      denied: [],
      alreadyDenied: [],
      leftOut: [],
      unmapped: [],
      changes: { smallest: true, list: [], settings: {}, remaining: [], problem: null },
    });
  });

  it("is 2 when something would have been, with the change that lets it pass", async () => {
    const { code, result } = await json("--events", trail("large.json", run("m5.4xlarge"), run("m5.4xlarge")));
    expect(code).toBe(2);
    expect(result.denied).toEqual([
      {
        principal: CI,
        action: "ec2:RunInstances",
        region: "ap-southeast-2",
        count: 2,
        first: "2026-11-01T09:00:00Z",
        last: "2026-11-01T09:00:00Z",
        statement: "DenyInstanceTypes",
        document: "launch-deny",
        certain: true,
        except: false,
      },
    ]);
    expect(result.changes.list).toEqual([
      {
        setting: "guardrails.allowedInstanceTypes",
        change: "add",
        value: "m5.4xlarge",
        opens: "machines and databases of type m5.4xlarge, for everybody",
        lets: 2,
      },
    ]);
    // The change, given as options, is enough.
    const types = result.changes.settings["guardrails.allowedInstanceTypes"]!.join(",");
    expect((await json("--events", at("large.json"), "--allowed-instance-types", types)).code).toBe(0);
  });

  it("is 0 when only those are denied who should be", async () => {
    const file = trail("eve.json", run("p5.48xlarge", userOf("eve")), run("t3.small"));
    const { code, result } = await json("--events", file, "--except", EVE);
    expect({ code, list: result.changes.list }).toEqual({ code: 0, list: [] });
    expect(result.denied.map(({ principal, except }) => [principal, except])).toEqual([[EVE, true]]);
  });

  it("reads a folder of mixed forms", async () => {
    const record = run("m5.4xlarge");
    trail("mixed/a/plain.json", record);
    write("mixed/a/packed", gzipSync(JSON.stringify({ Records: [record] })));
    write("mixed/lines.log", `${JSON.stringify(record)}\n${JSON.stringify(record)}\n`);
    write("mixed/list.txt", JSON.stringify([record]));
    write(
      "mixed/lookup.json",
      JSON.stringify({ Events: [{ EventId: "1", CloudTrailEvent: JSON.stringify(record) }] }, undefined, 4),
    );
    write("mixed/digest.json.gz", gzipSync(JSON.stringify({ digestStartTime: "t", logFiles: [] })));
    const { code, result } = await json("--trail", at("mixed"));
    expect(code).toBe(2);
    expect(result.denied.map(({ count }) => count)).toEqual([6]);
    expect(result.leftOut).toEqual([{ what: "digest files", count: 1 }]);
    expect(result.gaps).toEqual([]);
  });

  it("is 1 when not all could be read, with everything that could be", async () => {
    const packed = gzipSync(JSON.stringify({ Records: Array.from({ length: 2000 }, () => run("m5.4xlarge")) }), {
      level: 0,
    });
    write("bad/half.json.gz", packed.subarray(0, packed.length / 2));
    write("bad/cut.json", JSON.stringify({ Records: [run("m5.4xlarge"), run("t3.small")] }).slice(0, -30));
    write("bad/flow.log", JSON.stringify({ srcaddr: "10.0.0.1" }));
    trail("bad/region.json", { ...run("t3.small"), awsRegion: undefined });
    const { code, result } = await json(
      "--trail",
      at("bad"),
      "--events",
      at("none.json"),
      "--except",
      EVE,
      "--bound",
      CI,
    );
    expect(code).toBe(1);
    expect(result.complete).toBe(false);
    expect(result.denied[0]!.count).toBeGreaterThan(500);
    expect(
      result.gaps.map((gap) =>
        gap
          .replace(`${folder}/`, "")
          .replace(/\d+ records/, "n records")
          .replace(/byte \d+/, "byte n"),
      ),
    ).toEqual([
      "none.json: there is no such file or folder",
      "bad/cut.json: it ends in the middle of a record or list, at byte n; n records of it were read",
      "bad/half.json.gz: the compressed file ends too early; n records of it were read",
      "1 value is a record without awsRegion",
      "1 value is no record of CloudTrail",
      `${EVE}: no record is of such a principal; is it spelled as in the records?`,
    ]);
  });

  it("is 1 when there is no record at all", async () => {
    mkdirSync(at("nothing"));
    const { code, result } = await json("--trail", at("nothing"));
    expect({ code, gaps: result.gaps }).toEqual({
      code: 1,
      gaps: [
        `${at("nothing")}: has no file; download the trail first, for example with aws s3 sync`,
        "there is no record of CloudTrail",
      ],
    });
  });

  it("says that several accounts count together", async () => {
    const other = {
      ...run("t3.small", { ...userOf("x"), accountId: "999999999999" }),
      recipientAccountId: "999999999999",
    };
    const { result } = await json("--events", trail("two.json", run("t3.small"), other));
    expect(result.assumptions).toContain("records of 2 accounts count together; name one with --account");
  });
});

describe("ringfence replay", () => {
  it("tells people what would have been denied, and what to change", async () => {
    const file = trail("people.json", run("m5.4xlarge"), run("t3.small", sessionOf("ci", "1"), "eu-west-1"));
    const { code, out, err } = await replay("--events", file, ...SYDNEY);
    expect({ code, err }).toEqual({ code: 2, err: "" });
    expect(out).toContain(`2 records of ${TRAIL_ACCOUNT}, 2026-11-01; 2 calls decided`);
    expect(out).toContain("would have been denied: 2 calls");
    expect(out).toMatch(
      /role\/ci {2}ec2:RunInstances {2}ap-southeast-2 {2}1 call {2}2026-11-01 {2}DenyInstanceTypes of launch-deny/,
    );
    expect(out).toContain("  allowedRegions: add eu-west-1\n    lets 1 call pass; opens every service in eu-west-1");
    expect(out).toContain('  allowedRegions: ["ap-southeast-2","eu-west-1"]');
  });

  it("reports every mistake at once, and reads nothing", async () => {
    const { code, out, err } = await replay(
      ...["--lookup", "91d", "--bound", "arn:aws:sts::123456789012:assumed-role/ci/1", "--except", "eve"],
      ...[
        "--account",
        "1",
        "--allowed-regions",
        "ap-southeast-22",
        "--mode",
        "account",
        "--unused-services",
        "quantum",
      ],
    );
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(
      err.split("\n").map((line) => line.replace(/, such as .*| received .*|; allowed .*|, did you .*/, "")),
    ).toEqual([
      "nothing can be replayed: 6 problems",
      "  - --lookup: expected days from 1d to 90d,",
      "  - --bound (value 1): expected the ARN of a role, a user or root",
      "  - --except (value 1): expected the ARN of a role, a user or root",
      "  - --account: expected an account id of 12 digits,",
      expect.stringContaining('--allowed-regions (value 1): unknown region "ap-southeast-22"'),
      expect.stringContaining('--unused-services (value 1): unknown service "quantum"'),
      "",
    ]);
  });

  it("asks for something to read", async () => {
    const { code, err } = await replay(...SYDNEY);
    expect({ code, err }).toEqual({
      code: 2,
      err: "nothing can be replayed: 1 problem\n  - --events, --trail, --lookup: none is given; name files or a folder with records, or say --lookup 90d\n",
    });
  });
});
