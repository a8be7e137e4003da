import type { Problem } from "../../domain/fields/problems";

/** What an account says before anything is made in it. */
export interface AccountState {
  /** Id of the account that manages its organization, undefined without one; or why nobody knows. */
  management: { found: string | undefined } | { unknown: string };
  /** What runs, bills or holds data, a line each. */
  holdings: readonly string[];
  /** What is there of a baseline, a line each. */
  baseline: readonly string[];
  /** What nobody could ask. */
  gaps: readonly string[];
}

const MOST = 5;

const listed = (lines: readonly string[]): string =>
  lines.length > MOST ? `${lines.slice(0, MOST).join(", ")} and ${lines.length - MOST} more` : lines.join(", ");

/** Why an account is no place for a run that takes everything away at the end: all reasons at once. */
export function unfitBecause(account: string, { management, holdings, baseline, gaps }: AccountState): Problem[] {
  const problem = (message: string): Problem => ({ path: `account ${account}`, message });
  return [
    ...("unknown" in management
      ? [problem(`nobody knows whether it manages an organization, so it may hold everything: ${management.unknown}`)]
      : management.found === account
        ? [problem("manages an organization: what is done there reaches every account of it; take a member account")]
        : []),
    ...(holdings.length > 0
      ? [problem(`is in use, with ${listed(holdings)}; take an account that holds nothing`)]
      : []),
    ...(baseline.length > 0
      ? [
          problem(
            `has a baseline or something that looks like one, ${listed(baseline)}; finish a run that came to no end with --cleanup-only, or take another account`,
          ),
        ]
      : []),
    ...(gaps.length > 0
      ? [
          problem(
            `cannot be seen whole, so nobody knows that it holds nothing: ${listed(gaps)}; run as an administrator`,
          ),
        ]
      : []),
  ];
}
