import { changed, IDLE, OUTPUTS } from "../healthy";
import { type Case, some, without } from "./case";

export const DRIFT_CASES: readonly Case[] = [
  {
    what: "a region was enabled since",
    spoil: (facts) =>
      changed(facts, "regions", "us-east-1", (items) => [...items, { id: "af-south-1", enabled: true }]),
    expected: { outputs: OUTPUTS },
    finds: ["drift", "af-south-1", /is enabled and the baseline does not cover it/],
  },
  {
    what: "a detector is another one",
    spoil: (facts) => changed(facts, "detectors", IDLE, some(0, { id: "new" })),
    expected: { outputs: OUTPUTS },
    finds: ["drift", undefined, /the detector sa-east-1 \(d-sa-east-1\) is in the outputs/],
  },
  {
    what: "a policy is gone",
    spoil: (facts) => changed(facts, "policies", "us-east-1", without),
    expected: { outputs: OUTPUTS },
    finds: ["drift", undefined, /the policy region-deny/],
  },
];
