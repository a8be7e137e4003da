import { GLOBAL_READS, REGIONAL_READS, readsOf } from "../../../../domain/documents/access/metadata-reads";
import { actionsNamed } from "./catalogue";

describe.each([
  ["regional", REGIONAL_READS],
  ["global", GLOBAL_READS],
])("the table of %s reads", (_, table) => {
  it("has for each service patterns of that service, each for an action of AWS", async () => {
    const rows = Object.entries(table).flatMap(([service, patterns]) =>
      patterns.map((pattern) => ({ service, pattern })),
    );
    const found = await Promise.all(rows.map(({ pattern }) => actionsNamed(pattern)));
    const wrong = rows.filter(
      ({ service, pattern }, index) => !pattern.startsWith(`${service}:`) || found[index]!.length === 0,
    );
    expect(wrong).toEqual([]);
  });

  it("changes nothing, not even where a pattern stands for many actions", async () => {
    const actions = (await Promise.all(readsOf(table).map(actionsNamed))).flat();
    expect(actions.filter(({ level }) => !["List", "Read"].includes(level))).toEqual([]);
    expect(actions.length).toBeGreaterThan(100);
  });
});
