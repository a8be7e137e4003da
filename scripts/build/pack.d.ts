/** Bundles the policy pack (or the pack that `entry` constructs) and returns the path of the bundle. */
export function buildPack(options?: { entry?: string; outfile?: string }): Promise<string>;
