import type { BaseIssue } from "valibot";

/** Where an issue is, as a user writes it: `contacts.security.phone`, `allowedRegions[1]`. */
export const pathOf = (issue: BaseIssue<unknown>): string =>
  (issue.path ?? [])
    .map(({ key }, index) => (typeof key === "number" ? `[${key}]` : index === 0 ? String(key) : `.${String(key)}`))
    .join("");
