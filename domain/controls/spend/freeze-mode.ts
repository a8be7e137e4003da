/** What happens when the account spends far more than its budget. The value is the name in the configuration. */
export const FreezeMode = { Off: "off", Manual: "manual", Automatic: "automatic" } as const;
export type FreezeMode = (typeof FreezeMode)[keyof typeof FreezeMode];
