/** Bundles the policy pack (or the pack that `entry` constructs) and returns the files that went into it. */
export function bundlePack(options?: { entry?: string; outfile?: string }): Promise<string[]>;
