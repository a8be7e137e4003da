import { accountService } from "./account";
import { budgetsService } from "./budgets/service";
import { ec2Service } from "./ec2";
import { guardDutyService } from "./guardduty/service";
import type { LocalService } from "./operation";
import { stsService } from "./sts";

/** The services that the gateway answers, wholly or in part, by their name in the AWS CLI. */
export const SERVICES: Record<string, LocalService | undefined> = {
  account: accountService,
  budgets: budgetsService,
  ec2: ec2Service,
  guardduty: guardDutyService,
  sts: stsService,
};
