const ACCOUNT = "123456789012";

/** A call of AssumeRole as EventBridge hands it on, of the form that a public record shows. */
export interface RecordedEvent {
  what: string;
  /** Where the form was recorded; names and ids are our own. */
  source: string;
  event: (roleArn: string) => object;
}

const IAM_GUIDE =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html#cloudtrail-integration_examples-sts-api";

const called = (detail: object): object => ({
  version: "0",
  "detail-type": "AWS API Call via CloudTrail",
  source: "aws.sts",
  account: ACCOUNT,
  region: "us-east-1",
  detail: {
    eventSource: "sts.amazonaws.com",
    eventName: "AssumeRole",
    awsRegion: "us-east-1",
    userIdentity: { type: "IAMUser", arn: `arn:aws:iam::${ACCOUNT}:user/mia`, accountId: ACCOUNT },
    ...detail,
  },
});

const denied = (errorMessage: string): object =>
  called({ errorCode: "AccessDenied", errorMessage, requestParameters: null, responseElements: null });

const NOT_AUTHORIZED = `User: arn:aws:iam::${ACCOUNT}:user/mia is not authorized to perform: sts:AssumeRole on resource: `;

/** Somebody took the role, or was denied it. */
export const USES: RecordedEvent[] = [
  {
    what: "a user takes the role",
    source: IAM_GUIDE,
    event: (roleArn) =>
      called({
        requestParameters: { roleArn, roleSessionName: "incident", durationSeconds: 3600 },
        responseElements: { assumedRoleUser: { arn: `arn:aws:sts::${ACCOUNT}:assumed-role/responder/incident` } },
        readOnly: true,
      }),
  },
  {
    what: "a user is denied the role by its trust policy",
    source:
      "https://github.com/cartography-cncf/cartography, tests/data/aws, ACCESS_DENIED_ASSUME_ROLE_CLOUDTRAIL_EVENTS: requestParameters is null",
    event: (roleArn) => denied(`${NOT_AUTHORIZED}${roleArn}`),
  },
  {
    what: "a user is denied the role, with the reason behind its name",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html, examples of messages",
    event: (roleArn) => denied(`${NOT_AUTHORIZED}${roleArn} with an explicit deny in a service control policy`),
  },
];

/** What a wrong code of an MFA device is answered with: no role is named. */
export const WRONG_CODE: RecordedEvent = {
  what: "a user gives a wrong code",
  source: "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html; the text as the AWS CLI prints it",
  event: () => denied("MultiFactorAuthentication failed with invalid MFA one time pass code. "),
};
