import * as aws from "@pulumi/aws";
import { userError } from "../components/control/user-error";
import { because } from "../domain/fields/problems";
import { questions } from "./questions";

/** What the account says about itself. */
export interface AccountFacts {
  /** 12 digits. */
  accountId: string;
  /** ARN of the principal that runs the program. */
  callerArn: string;
  /** Region codes that the account has enabled; absent when the settings name them. */
  enabledRegions?: string[];
  /** The same while the settings name them; absent when nobody may list them. */
  accountRegions?: string[];
  /** What could not be asked, in words. */
  warnings: string[];
}

/**
 * Asks the account who runs the program and which regions are enabled, before any resource is declared: the regions decide
 * which resources there are. Regions that the settings name are only checked, and a preview needs no right for that.
 *
 * Needs `sts:GetCallerIdentity` and, for the regions, `ec2:DescribeRegions`.
 *
 * @param listRegions true when the account decides which regions there are
 * @throws pulumi.RunError when there are no credentials, or the account refuses the regions that it must say
 */
export async function readAccountFacts({ listRegions }: { listRegions: boolean }): Promise<AccountFacts> {
  const { accountId, arn } = await aws.getCallerIdentity().catch((error: unknown) => {
    throw userError(
      `the account cannot be asked who runs this program: ${because(error)}\n` +
        "give credentials of the account, for example with AWS_PROFILE or `aws sso login`, and run again",
    );
  });
  if (!listRegions) {
    const { ask, warnings } = questions();
    const so = "nobody knows whether those of enabledRegions are enabled";
    const found = await ask(`the regions of account ${accountId}`, so, () => aws.getRegions());
    return { accountId, callerArn: arn, warnings, ...(found ? { accountRegions: found.names } : {}) };
  }
  const { names } = await aws.getRegions().catch((error: unknown) => {
    throw userError(
      `the enabled regions of account ${accountId} cannot be listed: ${because(error)}\n` +
        `allow ec2:DescribeRegions to ${arn}, or name the regions in enabledRegions, and run again`,
    );
  });
  return { accountId, callerArn: arn, enabledRegions: names, warnings: [] };
}
