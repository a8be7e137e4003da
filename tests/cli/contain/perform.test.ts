import { perform } from "../../../cli/contain/perform";
import { type Act, operationOf, type Row, type Target } from "../../../cli/contain/row";
import { loadRows } from "../../../cli/contain/rows";

let rows: ReadonlyMap<string, Row>;
beforeAll(async () => {
  rows = await loadRows();
});

const named = (name: string) => Object.assign(new Error("because"), { name });
const target = (id: string): Target => ({ id, was: { zone: "a" } });
const actOf = (row: string, operation: string): Act =>
  rows.get(row)!.acts.find((act) => operationOf(act) === operation)!;

it("asks for each machine where a protected one holds up its zone, after it took the protection away", async () => {
  const sent: string[] = [];
  const results = await perform(
    actOf("machines", "TerminateInstances"),
    [target("i-1"), target("i-held"), target("i-gone")],
    (act, all) => {
      sent.push(`${operationOf(act)} ${all.map(({ id }) => id).join(" ")}`);
      if (operationOf(act) === "TerminateInstances" && all.length > 1)
        return Promise.reject(named("OperationNotPermitted"));
      return all[0]!.id === "i-gone" ? Promise.reject(named("InvalidInstanceID.NotFound")) : Promise.resolve({});
    },
  );
  expect(results.map(({ id, result }) => [id, result])).toEqual([
    ["i-1", "done"],
    ["i-held", "done"],
    ["i-gone", "already"],
  ]);
  expect(sent).toContain("ModifyInstanceAttribute i-held");
});

it("asks once where the caller may not", async () => {
  let calls = 0;
  const results = await perform(actOf("machines", "TerminateInstances"), [target("i-1"), target("i-2")], () => {
    calls += 1;
    return Promise.reject(named("UnauthorizedOperation"));
  });
  expect(calls).toBe(1);
  expect(
    results.every(({ result, because }) => result === "failed" && because === "UnauthorizedOperation: because"),
  ).toBe(true);
});

it("knows of which fleets of an answer it was refused", async () => {
  const results = await perform(
    actOf("spot-fleets", "CancelSpotFleetRequests"),
    [target("sfr-1"), target("sfr-2"), target("sfr-3")],
    () =>
      Promise.resolve({
        UnsuccessfulFleetRequests: [
          { SpotFleetRequestId: "sfr-2", Error: { Code: "unexpectedError", Message: "no" } },
          { SpotFleetRequestId: "sfr-3", Error: { Code: "fleetRequestIdDoesNotExist", Message: "gone" } },
        ],
      }),
  );
  expect(results.map(({ result }) => result)).toEqual(["done", "failed", "done"]);
});

it("takes it that a suspended group keeps its size", async () => {
  const [result] = await perform(actOf("groups", "UpdateAutoScalingGroup"), [target("miners")], () =>
    Promise.reject(named("AccessDenied")),
  );
  expect(result).toMatchObject({ result: "harmless", because: expect.stringContaining("its processes are suspended") });
});
