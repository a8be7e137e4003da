import { ACCOUNT, envelope, HOME, IDLE, type Example } from "./envelopes";

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-instance-state-changes.html */
const machine = (state: string, region: string) =>
  envelope("aws.ec2", "EC2 Instance State-change Notification", region, {
    "instance-id": "i-1234567890abcdef0",
    state,
  });

/** https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-account.html */
const region = (status: string) =>
  envelope("aws.account", "Region Opt-In Status Change", "us-east-1", {
    accountId: ACCOUNT,
    regionName: "ap-east-1",
    status,
  });

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html */
const alarm = (alarmName: string, value: string, where = IDLE) =>
  envelope("aws.cloudwatch", "CloudWatch Alarm State Change", where, {
    alarmName,
    state: {
      value,
      reason: "Threshold Crossed: 1 datapoint [4.0 (20/11/26 03:05:00)] was greater than the threshold (0.0).",
      timestamp: "2026-11-20T03:12:45.000+0000",
    },
    previousState: { value: value === "ALARM" ? "OK" : "ALARM", timestamp: "2026-11-19T03:12:45.000+0000" },
  });

const VCPU_ALARM = "ringfence-usage-alarms-sa-east-1-0a1b2c3";

export const OTHER_EVENTS: readonly Example[] = [
  { what: "a virtual CPU runs in an idle region", rings: "idle-vcpu", event: alarm(VCPU_ALARM, "ALARM") },
  { what: "the last virtual CPU is gone", rings: undefined, event: alarm(VCPU_ALARM, "OK") },
  { what: "an alarm of a workload rings", rings: undefined, event: alarm("orders-late", "ALARM") },
  { what: "an alarm of such a name where machines may run", rings: undefined, event: alarm(VCPU_ALARM, "ALARM", HOME) },
  { what: "a machine comes up in an idle region", rings: "idle-machine", event: machine("running", IDLE) },
  { what: "a machine starts, but does not run yet", rings: undefined, event: machine("pending", IDLE) },
  { what: "a machine ends in an idle region", rings: undefined, event: machine("terminated", IDLE) },
  { what: "a machine comes up where machines may run", rings: undefined, event: machine("running", HOME) },
  { what: "a machine comes up in another allowed region", rings: undefined, event: machine("running", "eu-west-1") },
  { what: "a region is open", rings: "region-switched", event: region("ENABLED") },
  { what: "a region is closed", rings: "region-switched", event: region("DISABLED") },
  { what: "a region is on its way", rings: undefined, event: region("ENABLING") },
  {
    what: "somebody else's event of the same form",
    rings: undefined,
    event: envelope("acme.ec2", "EC2 Instance State-change Notification", IDLE, { state: "running" }),
  },
];

/** https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html */
const finding = (type: string, severity: number, count: number, where = IDLE) =>
  envelope("aws.guardduty", "GuardDuty Finding", where, {
    schemaVersion: "2.0",
    accountId: ACCOUNT,
    region: where,
    id: "16afba5c5c43e07c9e3e5e2e544e95df",
    type,
    severity,
    title: 'Something "odd"',
    resource: {
      resourceType: "Instance",
      instanceDetails: { instanceId: "i-1234567890abcdef0", instanceType: "c4.xlarge" },
    },
    service: { serviceName: "guardduty", detectorId: "3caf4e0aaa46ce4ccbcef949a8785353", count, archived: false },
  });

export const GUARDDUTY_EVENTS: readonly Example[] = [
  { what: "mining is found", rings: "guardduty-high", event: finding("CryptoCurrency:EC2/BitcoinTool.B!DNS", 8, 1) },
  { what: "mining goes on", rings: "guardduty-high", event: finding("CryptoCurrency:EC2/BitcoinTool.B!DNS", 8, 12) },
  { what: "a finding of just high", rings: "guardduty-high", event: finding("Backdoor:EC2/C&CActivity.B", 7, 1, HOME) },
  { what: "a finding of just medium", rings: "guardduty-medium", event: finding("Recon:IAMUser/TorIPCaller", 4, 1) },
  {
    what: "a finding of medium with a fraction",
    rings: "guardduty-medium",
    event: finding("Recon:EC2/Portscan", 6.9, 1),
  },
  { what: "the same finding of medium again", rings: undefined, event: finding("Recon:EC2/Portscan", 5, 2) },
  { what: "a finding of low severity", rings: undefined, event: finding("Recon:EC2/PortProbeUnprotectedPort", 3.9, 1) },
  {
    what: "the steps of an attack",
    rings: "attack-sequence",
    event: finding("AttackSequence:IAM/CompromisedCredentials", 9.2, 1),
  },
  {
    what: "an attack that goes on",
    rings: "attack-sequence",
    event: finding("AttackSequence:EC2/CompromisedInstanceGroup", 9, 4),
  },
];

/** https://docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html */
const health = (service: string, eventTypeCode: string, detail: object = {}, where = "us-east-1") =>
  envelope("aws.health", service === "ABUSE" ? "AWS Health Abuse Event" : "AWS Health Event", where, {
    eventArn: `arn:aws:health:us-east-1::event/${service}/${eventTypeCode}/${eventTypeCode}_example`,
    service,
    eventTypeCode,
    eventTypeCategory: "issue",
    eventScopeCode: "ACCOUNT_SPECIFIC",
    communicationId: "01b0993207d81a09dcd552ebd1e633e36cf1f09a-1",
    startTime: "Fri, 20 Nov 2026 03:10:09 GMT",
    lastUpdatedTime: "Fri, 20 Nov 2026 03:10:09 GMT",
    statusCode: "open",
    eventRegion: "us-east-1",
    eventDescription: [{ language: "en_US", latestDescription: 'A text\nwith "quotes"' }],
    affectedEntities: [{ entityValue: "AKIAIOSFODNN7EXAMPLE", status: "IMPAIRED" }],
    affectedAccount: ACCOUNT,
    page: "1",
    totalPages: "1",
    backupEvent: "false",
    ...detail,
  });

const EXPOSED = "AWS_RISK_CREDENTIALS_EXPOSED";

/** The form of 2016, which the page of Health showed for years: no page, no status, no backup. */
const old = { statusCode: undefined, page: undefined, totalPages: undefined, backupEvent: undefined };

export const HEALTH_EVENTS: readonly Example[] = [
  { what: "a key is found in public", rings: "key-exposed", event: health("RISK", EXPOSED) },
  {
    what: "the same in the older form",
    rings: "key-exposed",
    event: JSON.parse(JSON.stringify(health("RISK", EXPOSED, old))) as Example["event"],
  },
  {
    what: "the copy of it in the backup region",
    rings: undefined,
    event: health("RISK", EXPOSED, { backupEvent: "true" }, "us-west-2"),
  },
  { what: "its second page", rings: undefined, event: health("RISK", EXPOSED, { page: "2", totalPages: "2" }) },
  { what: "its end", rings: undefined, event: health("RISK", EXPOSED, { statusCode: "closed" }) },
  { what: "an attack that starts here", rings: "abuse-report", event: health("ABUSE", "AWS_ABUSE_DOS_REPORT") },
  {
    what: "an attack that starts in a region",
    rings: "abuse-report",
    event: health("ABUSE", "AWS_ABUSE_IOC_DETECTED", {}, IDLE),
  },
  {
    what: "a failure of AWS",
    rings: undefined,
    event: health("EC2", "AWS_EC2_OPERATIONAL_ISSUE", { eventScopeCode: "PUBLIC" }),
  },
];
