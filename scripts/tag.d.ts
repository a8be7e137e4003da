/** Makes the tag of the version in `root`, with the built files in it. */
export function tag(root: string): string;
