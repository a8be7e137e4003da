/** The one command that a mail tells its reader to run. */
export interface NextStep {
  /** What it is for: after "Run now". */
  why: string;
  /** The command, with `<name>` where a value of the event belongs; in single quotes where the event may have none. */
  run: string;
  /** For the case that the command does not fit: when, and what instead. Default: it always fits. */
  otherwise?: string;
}

/**
 * The first step for each kind of event, in one place: the commands are those of the AWS CLI, which every owner has, until
 * `ringfence` has a verb that does more.
 */
export const NEXT_STEPS = {
  endCaller: {
    why: "to end the key of the caller",
    run: "aws iam update-access-key --status Inactive --access-key-id '<key>' --user-name '<user>'",
    otherwise:
      "If no user is named there, a role did it: aws iam attach-role-policy --policy-arn arn:aws:iam::aws:policy/AWSDenyAll --role-name '<role>'",
  },
  whoStarted: {
    why: "to see who started it",
    run: "aws cloudtrail lookup-events --region <region> --lookup-attributes AttributeKey=ResourceName,AttributeValue=<machine>",
  },
  whatRuns: {
    why: "to see what runs there",
    run: "aws ec2 describe-instances --region <region> --filters Name=instance-state-name,Values=pending,running",
    otherwise:
      "What starts machines again: aws ec2 describe-spot-fleet-requests, aws ec2 describe-fleets and aws autoscaling describe-auto-scaling-groups, with the same --region",
  },
  whoseKey: {
    why: "to see whose key it is",
    run: "aws iam get-access-key-last-used --access-key-id <key>",
    otherwise: "Then end it: aws iam update-access-key --status Inactive --access-key-id <key> --user-name (that user)",
  },
  quarantined: {
    why: "to see the keys of that user",
    run: "aws iam list-access-keys --user-name <target>",
    otherwise:
      "Then end each: aws iam update-access-key --status Inactive --user-name <target> --access-key-id (that key)",
  },
  whatCanaryDid: {
    why: "to see what else was tried with it",
    run: "aws cloudtrail lookup-events --region <region> --lookup-attributes AttributeKey=AccessKeyId,AttributeValue=<key>",
    otherwise:
      "Then go where you planted it: end what runs there and renew every other secret of that place, before you make a new key",
  },
  whatRootDid: {
    why: "to see what the root user did",
    run: "aws cloudtrail lookup-events --region <region> --lookup-attributes AttributeKey=Username,AttributeValue=root",
    otherwise:
      "If it was none of you, change its password now: https://signin.aws.amazon.com/resetpassword, then open a support case",
  },
  whatUserDid: {
    why: "to see what this user did",
    run: "aws cloudtrail lookup-events --region <region> --lookup-attributes AttributeKey=Username,AttributeValue=<user>",
  },
  showFinding: {
    why: "to read the finding",
    run: "aws guardduty get-findings --region <region> --detector-id <detector> --finding-ids <id>",
    otherwise:
      "Or in a browser: https://<region>.console.aws.amazon.com/guardduty/home?region=<region>#/findings?search=id%3D<id>",
  },
  openCases: {
    why: "to see what AWS says",
    run: "aws health describe-event-details --region us-east-1 --event-arns <arn>",
    otherwise:
      "Without a support plan, in a browser: https://health.aws.amazon.com/health/home#/account/dashboard/open-issues",
  },
  closeRegion: {
    why: "to close the region again",
    run: "aws account disable-region --region-name <target>",
  },
} as const satisfies Record<string, NextStep>;
