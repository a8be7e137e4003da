import { findRegion } from "./regions";

/** Region code -> why the baseline does not cover it, for every known region that is off. */
export const skippedRegions = (off: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    off.map((name) => [
      name,
      findRegion(name)?.optIn
        ? "opt-in region that is not enabled"
        : "left out of enabledRegions, although nobody can disable it: nothing watches it",
    ]),
  );
