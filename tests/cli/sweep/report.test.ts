import { isFound, rowsOf } from "../../../cli/sweep/report";
import { answer, refused, report } from "../../support/sweep-report";

const machine = (id: string, usdPerHour?: number, startedAt?: string) => ({
  id,
  ...(usdPerHour === undefined ? {} : { usdPerHour }),
  ...(startedAt === undefined ? {} : { startedAt: new Date(startedAt) }),
});

it("idle regions come first, the costliest things first among theirs", () => {
  const { items } = report([
    answer("ap-southeast-2", [machine("own", 9)]),
    answer("eu-west-1", [machine("cheap", 0.1), machine("dear", 2)]),
  ]);
  expect(items.map(({ id }) => id)).toEqual(["dear", "cheap", "own"]);
});

it("a denied or silent cell is no count, and the report is not complete; a service that is not offered is no gap", () => {
  const { cells, gaps, complete } = report([
    refused("eu-west-1", "denied"),
    refused("sa-east-1", "unreachable"),
    refused("us-east-1", "not-offered"),
  ]);
  expect(cells.map(({ state, count }) => [state, count])).toEqual([
    ["denied", undefined],
    ["unreachable", undefined],
    ["not-offered", undefined],
  ]);
  expect(gaps.map(({ region, state }) => [region, state])).toEqual([
    ["eu-west-1", "denied"],
    ["sa-east-1", "unreachable"],
  ]);
  expect(complete).toBe(false);
  expect(report([refused("us-east-1", "not-offered")]).complete).toBe(true);
});

it("a thing without a price is counted, and said to have none", () => {
  const [row] = rowsOf(report([answer("eu-west-1", [machine("a", 0.1), machine("b")])]));
  expect(row).toMatchObject({ name: "eu-west-1", count: 2, usdPerHour: 0.1, unpriced: 1 });
});

it("since a time, what is older is left out, and what does not say when is kept", () => {
  const { items, cells } = report(
    [
      answer("eu-west-1", [
        machine("old", 1, "2026-11-26T00:00Z"),
        machine("new", 1, "2026-11-27T00:00Z"),
        machine("?"),
      ]),
    ],
    new Date("2026-11-27T00:00Z"),
  );
  expect(items.map(({ id }) => id).sort()).toEqual(["?", "new"]);
  expect(cells).toEqual([expect.objectContaining({ count: 2, usdPerHour: 1 })]);
});

it("something is found where nothing should be; without allowed regions, anywhere", () => {
  const own = [answer("ap-southeast-2", [machine("own")])];
  expect(isFound(report(own))).toBe(false);
  expect(isFound(report([answer("eu-west-1", [machine("theirs")])]))).toBe(true);
  expect(isFound(report(own, undefined, []))).toBe(true);
});
