import { GITHUB_LIMITS, quotaFor } from "../../domain/accounts/engines";
import type { Problem } from "../../domain/fields/problems";
import type { Row } from "./row";

/** Why a matrix cannot take so many, and what does; undefined when it can. */
export function matrixProblem(count: number): Problem | undefined {
  const { matrix } = GITHUB_LIMITS;
  if (count <= matrix) return undefined;
  const parts = Math.ceil(count / matrix);
  return {
    path: "--format github",
    message:
      `${count} accounts, and a matrix of GitHub takes ${matrix} jobs; take a part with --shard 1/${parts} to ${parts}/${parts}, ` +
      `each in a workflow of its own, or another engine: a batch of CodeBuild (--format codebuild, with a quota of ${quotaFor(count)} ` +
      "builds at the same time), or a distributed map of Step Functions over the accounts of --json; docs/many-accounts.md",
  };
}

/**
 * A matrix of GitHub Actions on one line, since an output of a step is one line.
 * https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
 */
export const githubMatrix = (rows: readonly Row[]): string => `${JSON.stringify({ include: rows })}\n`;
