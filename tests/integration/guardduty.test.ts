import {
  CreateDetectorCommand,
  type FindingPublishingFrequency,
  GetDetectorCommand,
  ListDetectorsCommand,
} from "@aws-sdk/client-guardduty";
import { clientsFor } from "../../sandbox/account/clients";
import { only, openTestStack, type TestStack, TWO_REGIONS } from "../support/stack";

const SETTINGS = { ...TWO_REGIONS, controls: only("guardduty") };

const FOUNDATIONAL = ["CLOUD_TRAIL", "DNS_LOGS", "FLOW_LOGS"];

/** What AWS has on in a detector that was made without a word about plans: CreateDetector. */
const ON_FROM_THE_START = [
  "S3_DATA_EVENTS",
  "EKS_AUDIT_LOGS",
  "EBS_MALWARE_PROTECTION",
  "RDS_LOGIN_EVENTS",
  "LAMBDA_NETWORK_LOGS",
];

/** A member of an organization, whose administrator of GuardDuty made a detector in one region of two. */
describe("an account whose detectors an administrator account manages", () => {
  let stack: TestStack;
  let detectorId: string;
  const MEMBER = { ...SETTINGS, controls: { ...SETTINGS.controls, guardduty: { managedBy: "organization" } } };

  beforeAll(async () => {
    stack = await openTestStack({ ...SETTINGS, profile: "standard" });
    const { guardduty } = clientsFor(stack.session.account, "us-east-1");
    detectorId = (await guardduty.send(new CreateDetectorCommand({ Enable: true }))).DetectorId!;
    stack.session.account.circumstances.guardDutyAdministrator = "210987654321";
  });
  afterAll(() => stack.close());

  const seen = async () => {
    const { guardduty } = clientsFor(stack.session.account, "us-east-1");
    const { FindingPublishingFrequency, Features, UpdatedAt } = await guardduty.send(
      new GetDetectorCommand({ DetectorId: detectorId }),
    );
    return { FindingPublishingFrequency, Features, UpdatedAt };
  };

  test("the preview without the setting names it, ready to paste", async () => {
    const { code, output } = await stack.run(["preview"]);
    expect({ code, output }).not.toMatchObject({ code: 0 });
    expect(output).toMatch(/210987654321 is the administrator of GuardDuty here \(us-east-1\)/);
    expect(output).toMatch(/controls: \{ guardduty: \{ managedBy: organization \} \}/);
  });

  test("with it, nothing is made or changed, the detector is told, and the region without one is named", async () => {
    const before = await seen();
    stack.configure(MEMBER);
    const { code, output } = await stack.run(["up", "--yes", "--skip-preview"]);
    expect(code).toBe(0);
    expect(output).toMatch(/no detector of GuardDuty watches ap-southeast-2,/);
    const resources = await stack.resources();
    expect(resources.filter(({ type }) => type.startsWith("aws:guardduty/"))).toEqual([]);
    const baseline = resources.find(({ type }) => type === "ringfence:index:AccountBaseline");
    expect(baseline?.outputs).toMatchObject({
      detectorIds: { "us-east-1": detectorId },
      controlStates: { guardduty: "managed by organization" },
      estimatedMonthlyUsd: { guardduty: 0 },
    });
    expect(await seen()).toEqual(before);
  });

  test("the next refresh and up change nothing", async () => {
    expect(await stack.run(["refresh", "--yes", "--skip-preview", "--expect-no-changes"])).toMatchObject({ code: 0 });
    expect(await stack.up("--expect-no-changes")).toMatchObject({ code: 0 });
  });
});

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

  /** The plans that are on in a region, beside the foundational sources. */
  const plansOn = async (region: string) => {
    const { guardduty } = clientsFor(stack.session.account, region);
    const { DetectorIds } = await guardduty.send(new ListDetectorsCommand({}));
    const { Features = [] } = await guardduty.send(new GetDetectorCommand({ DetectorId: DetectorIds![0] }));
    return Features.filter(({ Name, Status }) => Status === "ENABLED" && !FOUNDATIONAL.includes(Name!)).map(
      ({ Name }) => Name,
    );
  };

  beforeAll(async () => {
    stack = await openTestStack({ ...SETTINGS, profile: "standard" });
    const { guardduty } = clientsFor(stack.session.account, "us-east-1");
    const frequency: FindingPublishingFrequency = "SIX_HOURS";
    const made = await guardduty.send(
      new CreateDetectorCommand({ Enable: false, FindingPublishingFrequency: frequency }),
    );
    detectorId = made.DetectorId!;
  });
  afterAll(() => stack.close());

  test("without `existing` it is refused before anything is made, with the setting that adopts it", async () => {
    const { code, output } = await stack.up();
    expect(code).not.toBe(0);
    expect(output).toMatch(/existing\.detectorIds: there is a detector already in us-east-1, and a region takes one/);
    expect(output).toMatch(new RegExp(`ringfence:existing:\\s+detectorIds:\\s+us-east-1: "${detectorId}"`));
    expect((await stack.resources()).filter(({ type }) => type.startsWith("aws:"))).toEqual([]);
    expect(output).not.toMatch(/\n\s+at .*\.(ts|js):\d+/);
  });

  test("up with `existing` adopts it, and gives it the settings of the others in the same run", async () => {
    stack.configure({ ...SETTINGS, existing: { detectorIds: { "us-east-1": detectorId } } });
    expect(await stack.up()).toMatchObject({ code: 0 });
    expect(await detector()).toEqual({ ids: [detectorId], status: "ENABLED", frequency: "FIFTEEN_MINUTES" });
  });

  test("the adopted detector keeps its plans; the one that was made has the foundational sources only", async () => {
    expect(await plansOn("us-east-1")).toEqual(ON_FROM_THE_START);
    expect(await plansOn("ap-southeast-2")).toEqual([]);
  });

  test("the next up changes no resource while the entry stays", async () => {
    const { code, output } = await stack.up();
    // Components record their arguments; no resource of the account may change.
    expect({ code, changed: output.match(/^ *[~+-]+ +aws:.*/gm) }).toEqual({ code: 0, changed: null });
  });

  test("when the entry is taken out, the detector stays and its plans are switched off", async () => {
    stack.configure(SETTINGS);
    expect(await stack.up()).toMatchObject({ code: 0 });
    expect(await detector()).toMatchObject({ ids: [detectorId] });
    expect(await plansOn("us-east-1")).toEqual([]);
  });

  // AWS answers with every part of a plan. The real provider takes a part that nobody gave for a replacement, in each
  // preview: https://github.com/hashicorp/terraform-provider-aws/issues/36695
  test("a plan with parts is switched on once, and nothing changes afterwards", async () => {
    const controls = { ...SETTINGS.controls, guardduty: { features: ["RUNTIME_MONITORING", "RDS_LOGIN_EVENTS"] } };
    stack.configure({ ...SETTINGS, controls });
    expect(await stack.up()).toMatchObject({ code: 0 });
    expect(await plansOn("us-east-1")).toEqual(["RDS_LOGIN_EVENTS", "RUNTIME_MONITORING"]);
    expect(await stack.run(["refresh", "--yes", "--skip-preview", "--expect-no-changes"])).toMatchObject({ code: 0 });
    expect(await stack.up("--expect-no-changes")).toMatchObject({ code: 0 });
  });
});
