import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPlaces } from "../../../cli/doctor/ask";
import type { Outputs } from "../../../cli/doctor/outputs";
import type { Connected } from "../../../cli/connection";
import type { Run } from "../../../cli/probes/run";
import { ACCOUNT, HOME, REGIONS, topic } from "./healthy";

const OUTPUTS: Outputs = {
  coveredRegions: REGIONS,
  skippedRegions: {},
  controlStates: {},
  detectorIds: {},
  alertTopicArns: { [HOME]: topic(HOME), "us-east-1": topic("us-east-1") },
  guardrailDocuments: {},
  budgetNames: {},
  groupNames: {},
  roleArns: {},
};

/** An account whose regions are known, and that has no topic. */
const run = (({ kind }: { kind: string }, [region]: [string]) =>
  Promise.resolve([
    {
      region,
      service: "s",
      kind,
      state: "count",
      items: kind === "region" ? REGIONS.map((id) => ({ id, enabled: true })) : [],
    },
  ])) as unknown as Run;

describe("which regions are allowed", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ringfence-ask-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (allowed: string) => {
    writeFileSync(join(folder, "Pulumi.prod.yaml"), `config:\n  ringfence:allowedRegions: ${allowed}\n`);
  };
  const expected = async (settings: { outputs?: Outputs; allowedRegions?: string[] }) => {
    const connected = { accountId: ACCOUNT } as Connected;
    const places = await findPlaces({ connected, run }, { name: "ringfence", maxAgeDays: 92, folder, ...settings });
    return places.expected;
  };

  test("outputs do not say it, so that the settings beside them do, and nothing else", async () => {
    write(`[${HOME}, eu-west-1]`);
    const found = await expected({ outputs: OUTPUTS });
    expect(found).toMatchObject({ outputs: OUTPUTS, home: HOME, allowed: [HOME, "eu-west-1"] });
    expect(found).not.toHaveProperty("settings");
  });

  test("settings whose alerts gather elsewhere than the outputs say are those of another stack", async () => {
    write("[eu-west-1]");
    expect(await expected({ outputs: OUTPUTS })).not.toHaveProperty("allowed");
  });

  test("the option goes before both", async () => {
    write(`[${HOME}]`);
    expect(await expected({ outputs: OUTPUTS, allowedRegions: [HOME, "us-east-1"] })).toMatchObject({
      allowed: [HOME, "us-east-1"],
    });
  });

  test("without outputs the settings say all", async () => {
    write(`[${HOME}]`);
    expect(await expected({})).toMatchObject({ allowed: [HOME], settings: { file: "Pulumi.prod.yaml" } });
  });
});
