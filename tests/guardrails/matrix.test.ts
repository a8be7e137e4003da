import { decide } from "./decide";
import { GUARDRAILS } from "./guardrails";
import { killerOf, mutantsOf } from "./mutants";
import { MODES, type Row } from "./row";
import { ROWS } from "./rows";

const MUTANTS = mutantsOf(GUARDRAILS);
const topics = [...new Set(ROWS.map(({ topic }) => topic))];
const inMode = (mode: (typeof MODES)[number]) => ROWS.filter(({ modes }) => modes.includes(mode));

describe.each(MODES)("mode %s", (mode) => {
  describe.each(topics)("%s", (topic) => {
    const rows = inMode(mode).filter((row) => row.topic === topic);
    // A topic may have no row in a mode; jest refuses an empty table.
    if (rows.length === 0) return;
    it.each(rows)("$decision: $call in $region by $principal, because $reason", async (row) => {
      expect((await decide(row, mode, GUARDRAILS)) ? "allowed" : "denied").toBe(row.decision);
    });
  });
});

describe("the matrix", () => {
  it("has no row twice", () => {
    const keys = ROWS.flatMap(({ call, region, principal, resource, context, without, modes }) =>
      modes.map((mode) => JSON.stringify([mode, call, region, principal, resource, context, without])),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it("says of every row why and from where", () => {
    const isSaid = ({ reason, source }: Row) =>
      /^[^\s].*[^.\s]$/.test(reason) && /^(https:\/\/\S+|[\w-]+\/[\w-]+#\d+)$/.test(source);
    expect(ROWS.filter((row) => !isSaid(row))).toEqual([]);
  });

  it("has the two hundred rows and more that the design asks for", () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(200);
  });
});

describe.each(MUTANTS)("without statement $sid of $name in mode $mode", (mutant) => {
  it("a row fails", async () => {
    expect(await killerOf(mutant, GUARDRAILS)).toBeDefined();
  });
});
