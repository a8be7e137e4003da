import { GuardDutyClient, ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import type { Metadata } from "@grpc/grpc-js";

import { messages, Status } from "../../../sandbox/provider/rpc";
import { decode, type Props } from "../../../sandbox/provider/values";
import { urnOf, type FakeEngine, type Known } from "./engine";
import { startTestBed, type TestBed } from "./world";

const DETECTOR = urnOf("aws:guardduty/detector:Detector", "detector");
const KEY = urnOf("aws:kms/key:Key", "key");

let bed: TestBed;
let engine: FakeEngine;

beforeAll(async () => {
  bed = await startTestBed();
  engine = await bed.engine();
}, 30_000);

afterAll(() => bed.stop());

/** Check and Create, as for a resource that is new in the program. */
async function create(urn: string, news: Props): Promise<Known> {
  const { inputs } = await engine.check(urn, news);
  return { urn, inputs, ...(await engine.create(urn, inputs)) };
}

describe("when AWS says no", () => {
  test("the second detector of a region fails with AWS's own words, the region and the resource", async () => {
    await create(DETECTOR, { region: "eu-north-1" });
    await expect(create(DETECTOR, { region: "eu-north-1" })).rejects.toThrow(
      /creating GuardDuty Detector "detector" \(aws:guardduty\/detector:Detector\): CreateDetector in eu-north-1 failed with BadRequestException: .*already exists/,
    );
    const { DetectorIds } = await bed.world.client(GuardDutyClient, "eu-north-1").send(new ListDetectorsCommand({}));
    expect(DetectorIds).toHaveLength(1);
  });

  test("a denied call names operation, region and code", async () => {
    const lift = bed.account.faults.inject({
      kind: "accessDenied",
      operation: "CreateDetector",
      region: "eu-central-1",
    });
    await expect(create(DETECTOR, { region: "eu-central-1" })).rejects.toThrow(
      /CreateDetector in eu-central-1 failed with AccessDenied/,
    );
    lift();
  });

  test("throttled calls are tried again", async () => {
    const lift = bed.account.faults.inject({
      kind: "throttling",
      operation: "CreateDetector",
      region: "us-west-1",
      times: 2,
    });
    const known = await create(DETECTOR, { region: "us-west-1" });
    expect(known.id).toMatch(/^[0-9a-f]{32}$/);
    lift();
  });

  test("an unreachable region fails with its name, type and operation, and a later run completes", async () => {
    const lift = bed.account.faults.inject({ kind: "unreachable", region: "ap-northeast-3" });
    await expect(create(DETECTOR, { region: "ap-northeast-3" })).rejects.toThrow(
      /creating GuardDuty Detector .*: CreateDetector in ap-northeast-3 got no answer \(.*\); check that the region can be reached/,
    );
    lift();
    expect((await create(DETECTOR, { region: "ap-northeast-3" })).id).toBeTruthy();
  });
});

/** What the engine keeps of a resource that was made but not finished. */
function partOf(failure: { metadata: Metadata }) {
  const [encoded] = failure.metadata.get("grpc-status-details-bin");
  const packed = Status.deserializeBinary(new Uint8Array(encoded as Buffer)).getDetailsList()[0]!;
  expect(packed.getTypeUrl()).toBe("type.googleapis.com/pulumirpc.ErrorResourceInitFailed");
  const detail = messages.ErrorResourceInitFailed.deserializeBinary(packed.getValue_asU8());
  return { id: detail.getId(), state: decode(detail.getProperties()), inputs: decode(detail.getInputs()) };
}

test("a resource that AWS made but that is not finished is kept as it is, and the next update finishes it", async () => {
  const lift = bed.account.faults.inject({ kind: "accessDenied", operation: "EnableKeyRotation" });
  const failure = await create(KEY, { enableKeyRotation: true }).catch((error: unknown) => error);
  lift();
  expect((failure as Error).message).toMatch(/creating KMS Key "key" .*EnableKeyRotation in us-east-1 failed/);
  const known = { urn: KEY, ...partOf(failure as { metadata: Metadata }) };
  expect(known.state).toMatchObject({ keyId: known.id, enableKeyRotation: false });
  expect(await engine.update(known, known.inputs)).toMatchObject({ keyId: known.id, enableKeyRotation: true });
});

test("an update that fails half-way keeps what was reached", async () => {
  const known = await create(KEY, { description: "a" });
  const { inputs } = await engine.check(KEY, { description: "b", enableKeyRotation: true }, known.inputs);
  const lift = bed.account.faults.inject({ kind: "accessDenied", operation: "EnableKeyRotation" });
  const failure = await engine.update(known, inputs).catch((error: unknown) => error);
  lift();
  expect((failure as Error).message).toMatch(/updating KMS Key "key"/);
  const reached = partOf(failure as { metadata: Metadata });
  expect(reached).toMatchObject({ id: known.id, state: { description: "b", enableKeyRotation: false } });
});
