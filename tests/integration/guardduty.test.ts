import {
  CreateDetectorCommand,
  type FindingPublishingFrequency,
  GetDetectorCommand,
  ListDetectorsCommand,
} from "@aws-sdk/client-guardduty";
import { clientsFor } from "../../sandbox/clients";
import { openTestStack, type TestStack, TWO_REGIONS } from "../support/stack";

/** An account where somebody already switched GuardDuty on in one region, with settings of their own. */
describe("an account that has a detector already", () => {
  let stack: TestStack;
  let detectorId: string;

  const detector = async () => {
    const { guardduty } = clientsFor(stack.session.account, "us-east-1");
    const { DetectorIds } = await guardduty.send(new ListDetectorsCommand({}));
    const found = await guardduty.send(new GetDetectorCommand({ DetectorId: DetectorIds![0] }));
    return { ids: DetectorIds, status: found.Status, frequency: found.FindingPublishingFrequency };
  };

  beforeAll(async () => {
    stack = await openTestStack({ ...TWO_REGIONS, profile: "standard" });
    const { guardduty } = clientsFor(stack.session.account, "us-east-1");
    const frequency: FindingPublishingFrequency = "SIX_HOURS";
    const made = await guardduty.send(
      new CreateDetectorCommand({ Enable: false, FindingPublishingFrequency: frequency }),
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

  test("up with `existing` adopts it, and gives it the settings of the others in the same run", async () => {
    stack.configure({ ...TWO_REGIONS, existing: { detectorIds: { "us-east-1": detectorId } } });
    expect(await stack.up()).toMatchObject({ code: 0 });
    expect(await detector()).toEqual({ ids: [detectorId], status: "ENABLED", frequency: "FIFTEEN_MINUTES" });
  });

  test.each([
    ["stays", true],
    ["is taken out", false],
  ])("the next up changes no resource when the entry %s", async (_, stays) => {
    stack.configure({ ...TWO_REGIONS, existing: { detectorIds: stays ? { "us-east-1": detectorId } : {} } });
    const { code, output } = await stack.up();
    // Components record their arguments; no resource of the account may change.
    expect({ code, changed: output.match(/^ *[~+-]+ +aws:.*/gm) }).toEqual({ code: 0, changed: null });
  });
});
