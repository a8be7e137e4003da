/** A name without the seven digits that Pulumi adds to it. */
export const withoutSuffix = (name = ""): string => name.replace(/-[0-9a-f]{7}$/, "");
