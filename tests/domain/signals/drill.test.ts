import { DRILL_SOURCE } from "../../../domain/documents/drill";
import { ANY_DRILL, drillOf } from "../../../domain/signals/drill";
import { matches } from "../../../domain/signals/match";

it("a drill has a source that PutEvents takes, and is about one signal", () => {
  expect(DRILL_SOURCE).not.toMatch(/^aws\./);
  const drill = { source: DRILL_SOURCE, detail: { signal: "idle-machine", code: "K3F9" } };
  expect([ANY_DRILL, drillOf("idle-machine"), drillOf("root-call")].map((pattern) => matches(pattern, drill))).toEqual([
    true,
    true,
    false,
  ]);
});
