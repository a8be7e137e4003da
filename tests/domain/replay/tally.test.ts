import { contextOf } from "../../../domain/documents/conditions";
import type { Verdict } from "../../../domain/replay/judge";
import { Tally } from "../../../domain/replay/tally";

const seen = (action: string, state: Verdict["state"], principal = "p") => ({
  request: { action, context: contextOf({}) },
  verdict: state === "allowed" ? { state } : { state, statement: "S", document: "d" },
  principal,
  except: false,
});
const never = () => {
  throw new Error("was decided again");
};

describe("a tally", () => {
  it("decides about each request once, and counts every call", () => {
    const tally = new Tally();
    const denied = tally.see("a", () => seen("a:A", "denied"));
    tally.count([denied], "r", "2026-11-02T00:00:00Z");
    tally.count([tally.see("a", never)], "r", "2026-11-01T00:00:00Z");
    expect(tally.rows()).toEqual([
      {
        ...{ state: "denied", statement: "S", document: "d", principal: "p", action: "a:A", region: "r", count: 2 },
        ...{ first: "2026-11-01T00:00:00Z", last: "2026-11-02T00:00:00Z", except: false },
      },
    ]);
    expect(tally.seen().map(({ calls }) => calls)).toEqual([2]);
  });

  it("counts a call once, by the worst of its requests", () => {
    const tally = new Tally();
    const of = (state: Verdict["state"]) => tally.see(state, () => seen(`a:${state}`, state));
    expect(tally.count([of("allowed"), of("perhaps"), of("denied")], "r", "t")).toBe("denied");
    expect(tally.count([of("allowed"), of("perhaps")], "r", "t")).toBe("perhaps");
    expect(tally.count([of("allowed")], "r", "t")).toBe("allowed");
    expect(tally.rows().map(({ action, count }) => [action, count])).toEqual([
      ["a:denied", 1],
      ["a:perhaps", 1],
    ]);
  });

  it("remembers so many requests, and says how many denied ones it did not", () => {
    const tally = new Tally(2);
    for (const key of ["a", "b", "c", "d"]) {
      tally.count([tally.see(key, () => seen(`s:${key}`, key === "d" ? "allowed" : "denied"))], "r", "t");
    }
    expect({ seen: tally.seen().length, forgotten: tally.forgotten, rows: tally.rows().length }).toEqual({
      seen: 2,
      forgotten: 1,
      rows: 3,
    });
  });
});
