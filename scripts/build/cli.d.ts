/** Bundles the command line; returns the path of the bundle. */
export function buildCli(outdir?: string): Promise<string>;
