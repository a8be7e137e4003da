import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Profile } from "../../../domain/controls/control";
import { busyBecause, engineEnvironment, openFolder, type RunRecord } from "../../../scripts/acceptance/folder";

const RECORD: RunRecord = {
  options: {
    account: "123456789012",
    region: "eu-west-1",
    email: "oncall@acme.sandbox",
    phone: "+61 2 5550 0199",
    profile: Profile.Minimal,
    without: ["budgets"],
  },
  startedAt: "2026-11-27T06:00:00.000Z",
  pid: 4,
  clean: false,
};

describe("the folder of a run", () => {
  let path: string;
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), "ringfence-folder-"));
  });
  afterEach(() => {
    rmSync(path, { recursive: true });
  });

  it("has a passphrase that nobody else reads, another one for each run, and the run itself", () => {
    const folder = openFolder(path);
    expect(folder.record()).toBeUndefined();
    folder.begin(RECORD);
    const passphrase = () => readFileSync(join(path, "passphrase"), "utf8");
    const first = passphrase();
    expect(statSync(join(path, "passphrase")).mode & 0o077).toBe(0);
    expect(openFolder(path).record()).toEqual(RECORD);
    folder.write("report.md", "of the first");
    folder.begin(RECORD);
    expect(passphrase()).not.toBe(first);
    expect(existsSync(join(path, "report.md"))).toBe(false);
  });

  it("knows the engine that a killed run left at work, until the next run begins", () => {
    const folder = openFolder(path);
    folder.begin(RECORD);
    expect(folder.engine()).toBeUndefined();
    folder.noteEngine(process.pid);
    expect(openFolder(path).engine()).toBe(process.pid);
    folder.begin(RECORD);
    expect(folder.engine()).toBeUndefined();
  });

  it("has the settings of the run, with teardown when it is asked for", () => {
    const folder = openFolder(path);
    folder.configure(RECORD, { teardown: true });
    const { config } = JSON.parse(readFileSync(folder.configFile, "utf8")) as { config: Record<string, unknown> };
    expect(config).toMatchObject({
      "ringfence:accountId": "123456789012",
      "ringfence:allowedRegions": ["eu-west-1"],
      "ringfence:enabledRegions": ["eu-west-1", "us-east-1"],
      "ringfence:controls": { budgets: "off" },
      "ringfence:teardown": true,
    });
    folder.configure(RECORD, { teardown: false });
    expect(readFileSync(folder.configFile, "utf8")).not.toContain("teardown");
  });
});

describe("a run", () => {
  const dead = () => false;

  it("begins where none was begun, or one came to its end", () => {
    expect(busyBecause(undefined, dead)).toBeUndefined();
    expect(busyBecause({ ...RECORD, clean: true }, dead)).toBeUndefined();
  });

  it("does not begin where one is at work, or left something", () => {
    expect(busyBecause(RECORD, dead)).toMatch(/--cleanup-only/);
    expect(busyBecause(RECORD, () => true)).toMatch(/at work, process 4/);
  });
});

it("the engine gets the caller's credentials, and neither its backend nor its passphrase", () => {
  const env = engineEnvironment("/run", {
    AWS_PROFILE: "throw-away",
    PULUMI_BACKEND_URL: "s3://production",
    PULUMI_ACCESS_TOKEN: "pul-0",
    PULUMI_CONFIG_PASSPHRASE: "of production",
    PULUMI_STACK: "prod",
  });
  expect(env).toEqual({
    AWS_PROFILE: "throw-away",
    PULUMI_HOME: "/run/pulumi-home",
    PULUMI_BACKEND_URL: "file:///run/state",
    PULUMI_CONFIG_PASSPHRASE_FILE: "/run/passphrase",
    PULUMI_SKIP_UPDATE_CHECK: "true",
  });
});
