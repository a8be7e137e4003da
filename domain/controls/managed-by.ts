/** Which account decides about what a control looks after. The value is the name in the configuration. */
export const ManagedBy = { Account: "account", Organization: "organization" } as const;
export type ManagedBy = (typeof ManagedBy)[keyof typeof ManagedBy];
