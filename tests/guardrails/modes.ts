/** How guardrails are attached: service control policies, permissions boundary, or deny policies on the principals. */
export const MODES = ["organization", "boundary", "attached"] as const;
export type Mode = (typeof MODES)[number];

/** The modes that bind people. The boundary is for the roles of workloads, and closes what these have nothing to do with. */
export const PEOPLE: readonly Mode[] = ["organization", "attached"];
