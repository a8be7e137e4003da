import type { Step } from "./plan";
import type { Act } from "./row";

/** Steps of one act as they go into calls: no more than one call takes, and only what may stand together. */
export function batchesOf(act: Act, steps: readonly Step[]): Step[][] {
  const parts = new Map<string, Step[]>();
  for (const step of steps) {
    const key = act.together?.({ id: step.target, was: step.was }) ?? "";
    parts.set(key, [...(parts.get(key) ?? []), step]);
  }
  const size = act.batch ?? 1;
  return [...parts.values()].flatMap((part) =>
    Array.from({ length: Math.ceil(part.length / size) }, (_, index) => part.slice(index * size, (index + 1) * size)),
  );
}
