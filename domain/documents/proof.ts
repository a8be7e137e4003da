/**
 * Where the last test of each alert channel is written down: a parameter of Systems Manager at home, in which are no secrets.
 *
 * @param prefix what the names of the baseline's things begin with: `ringfence-`
 */
export const proofParameter = (prefix: string): string => `/${prefix.replace(/-$/, "")}/proof`;
