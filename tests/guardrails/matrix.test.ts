import { decide } from "./decide";
import { GUARDRAILS } from "./guardrails";
import { MODES } from "./row";
import { ROWS } from "./rows";

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

  it.each(ROWS)("says of $call in $region why and from where", ({ reason, source }) => {
    expect(reason).toMatch(/^[^\s].*[^.\s]$/);
    expect(source).toMatch(/^(https:\/\/\S+|[\w-]+\/[\w-]+#\d+)$/);
  });
});
