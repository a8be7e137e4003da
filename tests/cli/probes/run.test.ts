import { detectors } from "../../../cli/probes/guardduty";
import { managedPolicies } from "../../../cli/probes/iam";
import { type Cell, type Connection, createRun } from "../../../cli/probes/run";
import { startAccount, type SandboxAccount } from "../../../sandbox/account/account";
import { cellOf } from "../../support/probe-answers";

const statesOf = (cells: readonly Cell[]) => cells.map(({ region, state }) => ({ region, state }));

describe("on an account", () => {
  let account: SandboxAccount;
  let patient: Connection;

  beforeAll(async () => {
    account = await startAccount();
    // The account loads a service when it is asked first.
    patient = { ...account, deadline: 60_000 };
  });
  afterAll(() => account.stop());

  it("a region that refuses or does not answer is told from one where nothing is", async () => {
    account.faults.inject({ kind: "accessDenied", region: "eu-west-1", operation: "ListDetectors" });
    account.faults.inject({ kind: "unreachable", region: "sa-east-1" });
    const cells = await createRun(patient)(detectors, ["ap-southeast-2", "eu-west-1", "sa-east-1"]);
    expect(statesOf(cells)).toEqual([
      { region: "ap-southeast-2", state: "count" },
      { region: "eu-west-1", state: "denied" },
      { region: "sa-east-1", state: "unreachable" },
    ]);
    expect(cells[1]).toMatchObject({ because: expect.stringMatching(/^AccessDeniedException: .*guardduty/) });
  });

  it("a call that gets no answer ends with its deadline", async () => {
    const recovered = account.faults.inject({ kind: "latency", ms: 1_000, region: "eu-west-3" });
    const [cell] = await createRun({ ...account, deadline: 200 })(detectors, ["eu-west-3"]);
    recovered();
    expect(cell).toMatchObject({ state: "unreachable", because: "AbortError: Request aborted" });
  });

  it("a global probe is asked once, whatever the regions", async () => {
    const cells = await createRun(patient)(managedPolicies, ["ap-southeast-2", "eu-west-1"]);
    expect(statesOf(cells)).toEqual([{ region: "us-east-1", state: "count" }]);
  });
});

it("what was found before a call was denied is not shown as all there is", async () => {
  const denied = Object.assign(new Error("no"), { name: "AccessDeniedException" });
  const { cell, asked } = await cellOf(detectors, {
    ListDetectors: [{ DetectorIds: ["d1"], NextToken: "2" }, { DetectorIds: ["d2"] }],
    GetDetector: [{ Status: "ENABLED" }, denied],
    GetAdministratorAccount: [{}, {}],
  });
  expect(cell).toEqual({
    region: "eu-west-1",
    service: "guardduty",
    kind: "detector",
    state: "denied",
    // Not every service says which right is missing.
    because: "AccessDeniedException: no; it takes guardduty:GetDetector",
  });
  expect(asked.at(-1)).toEqual({ destroyed: true });
});

it("a mistake of the probe itself is thrown", async () => {
  await expect(cellOf(detectors, {})).rejects.toThrow("no answer to ListDetectors");
});
