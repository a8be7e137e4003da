import { DRILL_SOURCE, proofParameter } from "../drill";
import { BILLING_REGION } from "../../regions/regions";
import type { DocumentArgs } from "../document-args";
import { type PolicyDocument, policyDocument, type Statement } from "../document";
import { allow } from "../statements";
import { AUDIT_READS } from "./audit-reads";

/** What the auditor reads. */
export const audit = (): Statement => allow("AllowAudit", AUDIT_READS);

/**
 * For the role that looks into every region: what runs and bills, who may do what, and whether the baseline watches. It
 * changes no setting and reads no data. In every region, since machines of an intruder are where nobody works. A managed
 * policy. The role is exempt from the guardrails: a read that the region deny refuses would look like "nothing there".
 *
 * What it writes is what a test of the alarms needs: events that say that they are a drill, the state of a billing alarm,
 * which AWS puts back by itself, and the one parameter that says when a test reached a person.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html and
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
 *
 * SecurityAudit, the policy of AWS for this, lacks calls of the newer launchers and of the bill:
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/SecurityAudit.html
 */
export const auditor = ({ namePrefix }: Pick<DocumentArgs, "namePrefix">): PolicyDocument =>
  policyDocument([
    audit(),
    allow("AllowDrill", ["events:PutEvents"], {
      resource: "arn:aws:events:*:*:event-bus/default",
      // Of a request with several events each source counts, and without an event there is none.
      condition: {
        "ForAllValues:StringEquals": { "events:source": DRILL_SOURCE },
        Null: { "events:source": "false" },
      },
    }),
    allow("AllowAlarmTest", ["cloudwatch:SetAlarmState"], {
      resource: `arn:aws:cloudwatch:${BILLING_REGION}:*:alarm:${namePrefix}billing-alarms-*`,
    }),
    allow("AllowProof", ["ssm:GetParameter", "ssm:PutParameter"], {
      resource: `arn:aws:ssm:*:*:parameter${proofParameter(namePrefix)}`,
    }),
  ]);
