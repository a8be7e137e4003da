/** Bundles the command line; returns the path of the file that starts it. */
export function buildCli(outdir?: string): Promise<string>;

/** The same; returns the files that went into it. */
export function bundleCli(outdir?: string): Promise<string[]>;
