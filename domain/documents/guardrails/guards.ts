/**
 * Three words, each for one thing:
 *
 * - a **deny** is a policy document or a statement that denies: region deny, launch deny, tamper deny;
 * - a **guard** is the control that a person switches, by these ids; it makes denies;
 * - the **guardrails** are all of it together: guards, their documents and what these are attached to.
 */
export const Guard = { Region: "region-guard", Launch: "launch-guard", Tamper: "tamper-guard" } as const;
export type Guard = (typeof Guard)[keyof typeof Guard];

export const GUARDS: readonly Guard[] = Object.values(Guard);
