import {
  CreateDetectorCommand,
  type FindingPublishingFrequency,
  GetDetectorCommand,
  ListDetectorsCommand,
} from "@aws-sdk/client-guardduty";
import { clientsFor } from "../../sandbox/clients";
import { changes, openTestStack, type TestStack, TWO_REGIONS } from "../support/stack";

/** An account where somebody already switched GuardDuty on in one region, with settings of their own. */
describe("an account that has a detector already", () => {
  let stack: TestStack;
  let detectorId: string;

  const detector = async () => {
    const { guardduty } = clientsFor(stack.session.account, "us-east-1");
    const { DetectorIds } = await guardduty.send(new ListDetectorsCommand({}));
    const { FindingPublishingFrequency: frequency } = await guardduty.send(
      new GetDetectorCommand({ DetectorId: DetectorIds![0] }),
    );
    return { ids: DetectorIds, frequency };
  };

  beforeAll(async () => {
    stack = await openTestStack({ ...TWO_REGIONS, profile: "standard" });
    const { guardduty } = clientsFor(stack.session.account, "us-east-1");
    const frequency: FindingPublishingFrequency = "SIX_HOURS";
    const made = await guardduty.send(
      new CreateDetectorCommand({ Enable: true, FindingPublishingFrequency: frequency }),
    );
    detectorId = made.DetectorId!;
  });
  afterAll(() => stack.close());

  test("up without `existing` fails with AWS's reason and names the resource, which names the region", async () => {
    const { code, output } = await stack.up();
    expect(code).not.toBe(0);
    expect(output).toMatch(/ringfence-guardduty-detector-us-east-1/);
    expect(output).toMatch(/a detector already exists for the current account/);
    expect(output).not.toMatch(/\n\s+at .*\.(ts|js):\d+/);
  });

  test("up with `existing` adopts it as it is and completes", async () => {
    stack.configure({ ...TWO_REGIONS, existing: { detectorIds: { "us-east-1": detectorId } } });
    const result = await stack.up();
    expect(result).toMatchObject({ code: 0 });
    expect(await detector()).toEqual({ ids: [detectorId], frequency: "SIX_HOURS" });
  });

  test("the next up changes nothing", async () => {
    expect(Object.keys(changes(await stack.up()))).toEqual(["unchanged"]);
  });

  test("without the entry its settings are managed like all others", async () => {
    stack.configure(TWO_REGIONS);
    expect(await stack.up()).toMatchObject({ code: 0 });
    expect(await detector()).toEqual({ ids: [detectorId], frequency: "FIFTEEN_MINUTES" });
  });
});

test("a suspended detector is not adopted silently: switching it on is left to its owner", async () => {
  const stack = await openTestStack(TWO_REGIONS);
  try {
    const { guardduty } = clientsFor(stack.session.account, "us-east-1");
    const { DetectorId } = await guardduty.send(new CreateDetectorCommand({ Enable: false }));
    stack.configure({ ...TWO_REGIONS, existing: { detectorIds: { "us-east-1": DetectorId! } } });
    const { code, output } = await stack.up();
    expect(code).not.toBe(0);
    expect(output).toMatch(/ringfence-guardduty-detector-us-east-1[\s\S]*inputs to import do not match.*enable/);
    expect(await guardduty.send(new GetDetectorCommand({ DetectorId }))).toMatchObject({ Status: "DISABLED" });
  } finally {
    await stack.close();
  }
});
