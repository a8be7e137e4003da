import { CreateDetectorCommand, GuardDutyClient } from "@aws-sdk/client-guardduty";
import { urnOf, type FakeEngine } from "../engine";
import { startTestBed, type TestBed } from "../world";

const URN = urnOf("aws:guardduty/detectorFeature:DetectorFeature", "runtime");
const AGENTS = ["EC2_AGENT_MANAGEMENT", "ECS_FARGATE_AGENT_MANAGEMENT", "EKS_ADDON_MANAGEMENT"];

let bed: TestBed;
let engine: FakeEngine;

beforeAll(async () => {
  bed = await startTestBed();
  engine = await bed.engine();
});

afterAll(() => bed.stop());

// https://github.com/hashicorp/terraform-provider-aws/issues/36695
describe("a feature of which AWS tells more parts than the program gives", () => {
  const made = async (region: string, parts: readonly string[]) => {
    const client = bed.world.client(GuardDutyClient, region);
    const { DetectorId } = await client.send(new CreateDetectorCommand({ Enable: true }));
    const additionalConfigurations = parts.map((name) => ({ name, status: "DISABLED" }));
    const program = { region, detectorId: DetectorId!, name: "RUNTIME_MONITORING", status: "ENABLED" };
    const { inputs } = await engine.check(URN, parts.length > 0 ? { ...program, additionalConfigurations } : program);
    return { urn: URN, inputs, ...(await engine.create(URN, inputs)) };
  };

  test("is replaced by every up", async () => {
    const known = await made("eu-west-1", []);
    expect(await engine.diff(known, known.inputs)).toMatchObject({
      changed: true,
      replaces: ["additionalConfigurations"],
    });
  });

  test("is quiet once the program gives all of them, in whatever order", async () => {
    const known = await made("eu-west-2", [...AGENTS].reverse());
    expect(await engine.diff(known, known.inputs)).toMatchObject({ changed: false });
  });
});
