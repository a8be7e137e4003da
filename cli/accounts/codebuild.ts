import { stringify } from "yaml";
import { batchHolds, CODEBUILD_LIMITS, quotaFor } from "../../domain/accounts/engines";
import type { Row } from "./row";

/**
 * A batch of CodeBuild: one build an account, with what it needs to know as variables. The work itself is in the buildspec of
 * the project, `buildspec`; a build that fails ends no other.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/batch-build-buildspec.html
 *
 * @param buildspec path in the source
 */
export const codeBuildBatch = (rows: readonly Row[], buildspec: string): string =>
  stringify(
    {
      version: 0.2,
      batch: {
        "fast-fail": false,
        "build-list": rows.map(({ account, name, stack, role, region }) => ({
          identifier: `account_${account}`,
          buildspec,
          env: {
            variables: { ACCOUNT: account, ACCOUNT_NAME: name, STACK: stack, ROLE_ARN: role, ROLE_REGION: region },
          },
        })),
      },
    },
    // An id is no number: it may begin with 0.
    { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN", lineWidth: 0 },
  );

/** What so many builds take; undefined while the quota of most accounts is enough. */
export function batchWarning(count: number): string | undefined {
  const { concurrent } = CODEBUILD_LIMITS;
  const holds = batchHolds(concurrent);
  if (count <= holds) return undefined;
  return (
    `a batch of ${count} builds takes a quota of ${quotaFor(count)} builds at the same time: by default it is ${concurrent}, ` +
    `which takes ${holds} with those that wait; raise it in Service Quotas, or take a part with --shard 1/${Math.ceil(count / holds)}`
  );
}
