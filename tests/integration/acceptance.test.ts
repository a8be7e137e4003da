import { ListTopicsCommand } from "@aws-sdk/client-sns";
import { RunInstancesCommand, TerminateInstancesCommand } from "@aws-sdk/client-ec2";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { instances } from "../../cli/probes/ec2-machines";
import type { Probe } from "../../cli/probes/probe";
import { isOnInProfile, Profile } from "../../domain/controls/control";
import { type ControlId, CONTROLS } from "../../domain/controls/table";
import { clientsFor } from "../../sandbox/account/clients";
import { createCli } from "../../sandbox/host/pulumi-cli";
import { type Session, startSession } from "../../sandbox/session";
import { allBuckets } from "../../scripts/acceptance/buckets";
import { engineEnvironment, openFolder } from "../../scripts/acceptance/folder";
import type { AcceptanceReport } from "../../scripts/acceptance/report";
import { runAcceptance } from "../../scripts/acceptance/run";
import { createStack } from "../../scripts/acceptance/stack";
import { ROOT } from "../support/stack";

const HOME = "ap-southeast-2";
const REGIONS = [HOME, "us-east-1"];

/** Something of each way in which things are found again: by the stack, a path, a tag, a name; and a bucket. */
const WITH: readonly ControlId[] = [
  "alert-channel",
  "audit-trail",
  "billing-alarms",
  "budgets",
  "contacts",
  "ebs-encryption",
  "least-privilege",
];
/** What a run that does not come to its end needs no more of. */
const FEW: readonly ControlId[] = ["alert-channel", "budgets", "contacts"];
const allBut = (ids: readonly ControlId[]): ControlId[] =>
  CONTROLS.filter((control) => isOnInProfile(control, Profile.Minimal) && !ids.includes(control.id)).map(
    ({ id }) => id,
  );

/** One account; each test begins with nothing in it, because the one before left nothing. */
describe("the acceptance", () => {
  const before = { ...process.env };
  let session: Session;
  let folder: string;
  let state: string;

  const account = () => session.account;

  /** Runs the command as whoever has the account's keys. */
  async function accept(...words: string[]) {
    let out = "";
    let err = "";
    const since = Date.now();
    const code = await runAcceptance(
      ["--account", account().accountId, "--email", "oncall@acme.sandbox", "--folder", state, ...words],
      {
        root: ROOT,
        output: { out: (text) => void (out += text), err: (text) => void (err += text) },
        interrupts: {},
        reach: { regions: REGIONS, holdings: [instances, allBuckets] as unknown as Probe[] },
        pause: 0,
        // The journal stands for CloudTrail, which the sandbox does not look events up in.
        readCalls: () =>
          Promise.resolve({
            calls: account()
              .journal.entries()
              .filter(({ at }) => at.getTime() >= since),
            gaps: [],
          }),
      },
    );
    const report = (name: string) => JSON.parse(readFileSync(join(state, name), "utf8")) as AcceptanceReport;
    return { code, out, err, report };
  }
  const run = (ids: readonly ControlId[]) => accept("--yes", "--without", allBut(ids).join(","), "--calls", "0");

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "ringfence-acceptance-"));
    state = join(folder, "acceptance");
    session = await startSession({ folder });
    process.env = { ...before, ...session.env };
    delete process.env["AWS_SESSION_TOKEN"];
  });
  afterAll(async () => {
    process.env = before;
    await session.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("does not begin on another account, nor without a yes, and asks the wrong account nothing else", async () => {
    account().journal.clear();
    const other = await accept("--account", "999999999999", "--yes");
    expect(other).toMatchObject({
      code: 1,
      err: expect.stringMatching(/credentials are of account 123456789012, and --account is 999999999999/) as string,
    });
    expect(
      new Set(
        account()
          .journal.entries()
          .map(({ operation }) => operation),
      ),
    ).toEqual(new Set(["GetCallerIdentity"]));
    const { ec2 } = clientsFor(account(), HOME);
    const machine = { ImageId: "ami-12c6146b", InstanceType: "t3.micro", MinCount: 1, MaxCount: 1 } as const;
    const { Instances = [] } = await ec2.send(new RunInstancesCommand(machine));
    const InstanceIds = Instances.map(({ InstanceId }) => InstanceId!);
    expect(await accept("--yes")).toMatchObject({
      code: 1,
      err: expect.stringMatching(`is in use, with machine ${InstanceIds[0]} \\(${HOME}\\)`) as string,
    });
    await ec2.send(new TerminateInstancesCommand({ InstanceIds }));
    expect(await accept()).toMatchObject({ code: 1, err: expect.stringMatching(/no terminal.*--yes/s) as string });
    expect(
      account()
        .journal.entries()
        .filter(({ readOnly, service }) => !readOnly && service !== "ec2"),
    ).toEqual([]);
  });

  test("goes through all steps as expected, leaves nothing, and says what each step called", async () => {
    const { code, err, report } = await run(WITH);
    expect(err).toBe("");
    const { steps, cleanup, target, held } = report("report.json");
    expect(steps.map(({ id, outcome, differs = [], errors = [] }) => [id, outcome, differs, errors])).toEqual(
      ["preview", "up", "up-again", "refresh", "doctor", "drill", "teardown", "destroy"].map((id) => [
        id,
        "held",
        [],
        [],
      ]),
    );
    expect(cleanup).toMatchObject({ found: [], gaps: [], errors: [] });
    // What no stack holds: the logs outlive it, and the drill wrote down that it was.
    expect(cleanup.done).toEqual([
      expect.stringMatching(/^removed record of tests \/ringfence\/proof/) as string,
      expect.stringMatching(/^removed bucket of logs ringfence-audit-trail-logs-/) as string,
    ]);
    expect(steps.find(({ id }) => id === "up")!.calls!.calls).toBeGreaterThan(50);
    expect({ code, held }).toEqual({ code: 0, held: true });
    expect(target).toContain(account().endpoint);
    expect(readFileSync(join(state, "report.md"), "utf8")).toMatch(/\*\*This run was not on AWS\*\*/);
  });

  test("cleans up after a step that failed, and says which and why", async () => {
    const undo = account().faults.inject({ kind: "accessDenied", service: "budgets", operation: "CreateBudget" });
    const { code, report } = await run(FEW);
    undo();
    const { steps, cleanup, held } = report("report.json");
    expect({ code, held }).toEqual({ code: 1, held: false });
    expect(steps.map(({ outcome }) => outcome)).toEqual(["held", "failed", ...Array<string>(6).fill("not-run")]);
    expect(steps[1]!.errors!.join("\n")).toMatch(/AccessDenied/);
    expect(Object.keys(steps[1]!.calls!.errors)).toContainEqual(
      expect.stringMatching(/^budgets:CreateBudget AccessDenied/),
    );
    expect(cleanup).toMatchObject({ found: [], gaps: [], errors: [] });
    expect(cleanup.done).toContainEqual(expect.stringMatching(/^pulumi destroy of \d+ resources: complete$/));
  });

  test("--cleanup-only finishes what a killed engine left, those things too that no state knows", async () => {
    const kept = openFolder(state);
    const record = { ...kept.record()!, startedAt: new Date().toISOString(), clean: false };
    kept.begin(record);
    kept.configure(record, { teardown: false });
    await createStack(kept, ROOT, () => undefined).open();
    const cli = createCli("pulumi", engineEnvironment(state, process.env));
    const undo = account().faults.inject({ kind: "latency", ms: 500, service: "sns" });
    account().journal.clear();
    const args = ["up", "--yes", "--skip-preview", "--stack", "acceptance", "--config-file", kept.configFile];
    const { child, result } = cli.start(args, { cwd: ROOT });
    while (
      !account()
        .journal.entries()
        .some(({ operation }) => operation === "CreateTopic")
    )
      await sleep(20);
    child.kill("SIGKILL");
    await result;
    undo();
    kept.note({ ...record, pid: child.pid! });
    const { sns } = clientsFor(account(), HOME);
    expect((await sns.send(new ListTopicsCommand({}))).Topics).toHaveLength(1);

    expect(await accept("--yes")).toMatchObject({ code: 1, err: expect.stringMatching(/--cleanup-only/) as string });
    const { code, report } = await accept("--cleanup-only", "--yes");
    const { cleanup } = report("cleanup.json");
    expect(cleanup).toMatchObject({ found: [], gaps: [], errors: [] });
    expect(code).toBe(0);
    expect((await sns.send(new ListTopicsCommand({}))).Topics ?? []).toEqual([]);
  });
});
