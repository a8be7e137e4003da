import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { CreateDetectorCommand, ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import { viewAccount } from "../../sandbox/account-view";
import { clientsFor } from "../../sandbox/clients";
import { changes, openTestStack, type TestStack, THREE_ANSWERS } from "../support/stack";

const FOUR_REGIONS = ["ap-southeast-2", "eu-west-3", "sa-east-1", "us-east-1"];
const SETTINGS = { ...THREE_ANSWERS, enabledRegions: FOUR_REGIONS };

describe("an up that does not come to its end", () => {
  let stack: TestStack;

  beforeEach(async () => {
    stack = await openTestStack(SETTINGS);
  });
  afterEach(() => stack.close());

  /** Waits until the account has answered that many calls of an operation. */
  const answered = async (operation: string, count: number) => {
    const calls = () => stack.session.account.journal.entries().filter((entry) => entry.operation === operation).length;
    while (calls() < count) await sleep(20);
  };

  const detectorIn = async (region: string) => {
    const { guardduty } = clientsFor(stack.session.account, region);
    return (await guardduty.send(new ListDetectorsCommand({}))).DetectorIds![0];
  };

  const isComplete = async () => {
    const { watchedRegions, encryptedRegions, contacts } = await viewAccount(stack.session.account);
    expect({ watchedRegions, encryptedRegions, contacts: Object.keys(contacts) }).toEqual({
      watchedRegions: FOUR_REGIONS,
      encryptedRegions: FOUR_REGIONS,
      contacts: ["security", "billing", "operations"],
    });
  };

  test("because a region cannot be reached: the run fails with its name, and a rerun completes", async () => {
    const reachable = stack.session.account.faults.inject({ kind: "unreachable", region: "sa-east-1" });
    const failed = await stack.up();
    expect(failed.code).not.toBe(0);
    const diagnostics = failed.output.slice(failed.output.indexOf("Diagnostics:"));
    expect(diagnostics).toMatch(/sa-east-1/);
    expect(diagnostics).not.toMatch(/eu-west-3/);

    reachable();
    expect(await stack.up()).toMatchObject({ code: 0 });
    await isComplete();
  });

  test("because of Ctrl-C: what was begun is recorded, and a rerun completes", async () => {
    stack.session.account.faults.inject({ kind: "latency", ms: 300, service: "guardduty" });
    const { child, result } = stack.session.pulumi.start(
      ["up", "--yes", "--skip-preview", "--stack", "test", "--config-file", stack.configFile],
      { cwd: process.cwd() },
    );
    await answered("CreateDetector", 1);
    child.kill("SIGINT");
    expect((await result).code).not.toBe(0);

    expect(await stack.up()).toMatchObject({ code: 0 });
    await isComplete();
  });

  test("because it was killed: after `pulumi cancel`, a rerun adopts what the state does not know", async () => {
    stack.session.account.faults.inject({ kind: "latency", ms: 300, service: "guardduty" });
    const { child } = stack.session.pulumi.start(
      ["up", "--yes", "--skip-preview", "--stack", "test", "--config-file", stack.configFile],
      { cwd: process.cwd() },
    );
    await answered("CreateDetector", 1);
    child.kill("SIGKILL");
    await once(child, "close");
    // The calls that were under way still reach the account; the state has never heard of their results.
    await sleep(1000);
    const { guardduty } = clientsFor(stack.session.account, "eu-west-3");
    await guardduty.send(new CreateDetectorCommand({ Enable: true })).catch(() => undefined);

    const locked = await stack.up();
    expect(locked).toMatchObject({ code: expect.any(Number) as number });
    expect(locked.output).toMatch(/locked/);
    expect(await stack.run(["cancel", "--yes"])).toMatchObject({ code: 0 });

    const known = (await stack.resources()).filter(({ type }) => type === "aws:guardduty/detector:Detector");
    const lost = FOUR_REGIONS.filter((region) => !known.some(({ urn }) => urn.endsWith(region)));
    const ids = await Promise.all(lost.map(async (region) => [region, await detectorIn(region)] as const));
    const detectorIds = Object.fromEntries(ids.filter(([, id]) => id !== undefined));
    expect(Object.keys(detectorIds)).not.toEqual([]);

    stack.configure({ ...SETTINGS, existing: { detectorIds } });
    expect(await stack.up()).toMatchObject({ code: 0 });
    stack.configure(SETTINGS);
    const last = await stack.up();
    expect(last).toMatchObject({ code: 0 });
    expect(changes(last)).not.toHaveProperty("created");
    await isComplete();
  });
});
