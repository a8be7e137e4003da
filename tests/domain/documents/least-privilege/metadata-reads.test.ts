import { GLOBAL_READS, REGIONAL_READS, readsOf } from "../../../../domain/documents/least-privilege/metadata-reads";
import { actionsNamed } from "./catalogue";

describe.each([
  ["regional", REGIONAL_READS],
  ["global", GLOBAL_READS],
])("the table of %s reads", (_, table) => {
  it.each(Object.entries(table))(
    "has for %s patterns of that service, each for an action of AWS",
    async (service, patterns) => {
      const found = await Promise.all(patterns.map(actionsNamed));
      expect(
        patterns.filter((pattern, index) => !pattern.startsWith(`${service}:`) || found[index]!.length === 0),
      ).toEqual([]);
    },
  );

  it("changes nothing, not even where a pattern stands for many actions", async () => {
    const actions = (await Promise.all(readsOf(table).map(actionsNamed))).flat();
    expect(actions.filter(({ level }) => !["List", "Read"].includes(level))).toEqual([]);
    expect(actions.length).toBeGreaterThan(100);
  });
});
