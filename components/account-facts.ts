import * as aws from "@pulumi/aws";
import { because, userError } from "./input-error";

/** What the account says about itself. */
export interface AccountFacts {
  /** 12 digits. */
  accountId: string;
  /** ARN of the principal that runs the program. */
  callerArn: string;
  /** Region codes that the account has enabled. Absent when they were not asked for. */
  enabledRegions?: string[];
}

/**
 * Asks the account who runs the program and which regions are enabled, before any resource is declared: the regions decide
 * which resources there are.
 *
 * Needs `sts:GetCallerIdentity` and, for the regions, `ec2:DescribeRegions`.
 *
 * @throws pulumi.RunError when there are no credentials, or the account refuses the answer
 */
export async function readAccountFacts({ listRegions }: { listRegions: boolean }): Promise<AccountFacts> {
  const { accountId, arn } = await aws.getCallerIdentity().catch((error: unknown) => {
    throw userError(
      `the account cannot be asked who runs this program: ${because(error)}\n` +
        "give credentials of the account, for example with AWS_PROFILE or `aws sso login`, and run again",
    );
  });
  if (!listRegions) return { accountId, callerArn: arn };
  const { names } = await aws.getRegions().catch((error: unknown) => {
    throw userError(
      `the enabled regions of account ${accountId} cannot be listed: ${because(error)}\n` +
        `allow ec2:DescribeRegions to ${arn}, or name the regions in enabledRegions, and run again`,
    );
  });
  return { accountId, callerArn: arn, enabledRegions: names };
}
