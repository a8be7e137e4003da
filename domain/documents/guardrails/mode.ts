/** How the denies are attached. The value is the name in the configuration. */
export const GuardrailMode = { Organization: "organization", Account: "account", None: "none" } as const;
export type GuardrailMode = (typeof GuardrailMode)[keyof typeof GuardrailMode];
