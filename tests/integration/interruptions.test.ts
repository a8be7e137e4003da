import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { CreateDetectorCommand, ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import { viewAccount } from "../../sandbox/tour/account-view";
import { clientsFor } from "../../sandbox/account/clients";
import { classify } from "../../domain/regions/regions";
import { faultsOf } from "../support/read-backs/faults";
import { placesOf } from "../support/read-backs/read-back";
import { STANDARD_READ_BACKS } from "../support/read-backs/table";
import { only, openTestStack, succeeded, type TestStack, THREE_ANSWERS, TWO_REGIONS } from "../support/stack";

const FOUR_REGIONS = ["ap-southeast-2", "eu-west-3", "sa-east-1", "us-east-1"];
const SETTINGS = {
  ...THREE_ANSWERS,
  enabledRegions: FOUR_REGIONS,
  controls: only("contacts", "guardduty", "ebs-encryption"),
};

/** Waits until the account has answered that many calls of an operation. */
async function answered({ session }: TestStack, operation: string, count: number): Promise<void> {
  const calls = () => session.account.journal.entries().filter((entry) => entry.operation === operation).length;
  while (calls() < count) await sleep(20);
}

/** An `up` that a test can end. */
const startUp = ({ session, configFile }: TestStack) =>
  session.pulumi.start(["up", "--yes", "--skip-preview", "--stack", "test", "--config-file", configFile], {
    cwd: process.cwd(),
  });

describe("an up that does not come to its end", () => {
  let stack: TestStack;

  beforeEach(async () => {
    stack = await openTestStack(SETTINGS, { checkpoints: true });
  });
  afterEach(() => stack.close());

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
    const { child, result } = startUp(stack);
    await answered(stack, "CreateDetector", 1);
    child.kill("SIGINT");
    expect((await result).code).not.toBe(0);

    expect(await stack.up()).toMatchObject({ code: 0 });
    await isComplete();
  });

  test("because it was killed: after `pulumi cancel`, a rerun adopts what the state does not know", async () => {
    stack.session.account.faults.inject({ kind: "latency", ms: 300, service: "guardduty" });
    const { child } = startUp(stack);
    await answered(stack, "CreateDetector", 1);
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
    // AWS had paid plans on in the detectors that were lost. Without their entries they are the baseline's own, which has none.
    const made = [...last.output.matchAll(/^ *\+ +(aws:\S+)/gm)].map(([, type]) => type);
    expect(new Set(made)).toEqual(new Set(["aws:guardduty:DetectorFeature"]));
    await isComplete();
  });
});

test("an up of every control that was killed: after `pulumi cancel`, a rerun makes what is missing", async () => {
  const stack = await openTestStack(TWO_REGIONS, { checkpoints: true });
  const regions = classify(TWO_REGIONS.enabledRegions, ["ap-southeast-2"], "ap-southeast-2");
  const places = placesOf(stack.session.account, regions);
  try {
    // IAM is slow, so that everything else is made, and what is under way is attachments, which are simply made again.
    stack.session.account.faults.inject({ kind: "latency", ms: 300, service: "iam" });
    const { child } = startUp(stack);
    await answered(stack, "AttachGroupPolicy", 1);
    child.kill("SIGKILL");
    await once(child, "close");
    await sleep(1000);
    expect(await faultsOf(STANDARD_READ_BACKS, places, regions)).not.toEqual([]);

    expect(succeeded(await stack.run(["cancel", "--yes"]))).toBe(true);
    expect(succeeded(await stack.up())).toBe(true);
    expect(await faultsOf(STANDARD_READ_BACKS, places, regions)).toEqual([]);
    expect(succeeded(await stack.up("--expect-no-changes"))).toBe(true);
  } finally {
    places.close();
    await stack.close();
  }
});
