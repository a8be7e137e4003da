import { CONTROLS } from "../../../../domain/controls/table";
import { GUARDS } from "../../../../domain/documents/guardrails/guards";

it("the guards are controls that a person can switch", () => {
  const ids: readonly string[] = CONTROLS.map(({ id }) => id);
  expect(GUARDS.filter((guard) => !ids.includes(guard))).toEqual([]);
});
