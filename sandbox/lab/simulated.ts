/** Something that AWS does by itself, and how the account on this machine plays it. */
interface Simulated {
  about: string;
  /** What AWS documents. */
  aws: string;
  source: string;
  sandbox: string;
}

const GUIDE = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide";
const API = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference";
const SCALING = "https://docs.aws.amazon.com/autoscaling/ec2/userguide";

/** What of an attack, and of its end, is played. */
export const SIMULATED: readonly Simulated[] = [
  {
    about: "time",
    aws: "passes; a fleet looks at its machines every two minutes, of groups and requests no time is told",
    source: `${GUIDE}/spot-fleet-health-checks.html`,
    sandbox:
      "stands still until a test or the tour turns the clock; then fleets, groups and requests look every two minutes of it, all at once",
  },
  {
    about: "spot fleets of type maintain",
    aws: "replace what is ended, until they are cancelled; then they launch nothing more",
    source: `${GUIDE}/spot-fleet-request-type.html`,
    sandbox: "the same, at the next look; there is always capacity, and a price",
  },
  {
    about: "EC2 fleets of type maintain",
    aws: "replenish the spot part of their target",
    source: `${API}/API_CreateFleet.html`,
    sandbox: "the same, at the next look; machines on demand are not replaced, because AWS does not say that they are",
  },
  {
    about: "persistent spot requests",
    aws: "open again when their machine ends, until they are cancelled; cancelled, they leave the machine running",
    source: `${GUIDE}/spot-instances-request-status-lifecycle.html`,
    sandbox: "the same: open at once, and fulfilled at the next look",
  },
  {
    about: "Auto Scaling groups",
    aws: "replace what ended, unless Launch, ReplaceUnhealthy or HealthCheck is suspended; a resumed Launch replaces at once",
    source: `${SCALING}/understand-how-suspending-processes-affects-other-processes.html`,
    sandbox: "the same, at the next look; the machine that ended leaves the group at once",
  },
  {
    about: "termination protection",
    aws: "holds up every machine of the call in the zone of a protected one; those of other zones end, and the call fails",
    source: `${API}/API_TerminateInstances.html`,
    sandbox: "the same",
  },
  {
    about: "a machine that ends",
    aws: "shuts down, which takes a while and is seen",
    source: `${GUIDE}/ec2-instance-lifecycle.html`,
    sandbox: "is terminated at once",
  },
  {
    about: "a region that is opted in",
    aws: "is enabled after minutes to hours",
    source: "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html",
    sandbox: "is enabled at the second look at its status",
  },
  {
    about: "changes of IAM",
    aws: "are seen after some seconds, so that a denied intruder goes on for a moment",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html",
    sandbox: "are seen at once",
  },
  {
    about: "quotas and throttling of launches",
    aws: "limit how much can be started, and how fast",
    source: `${GUIDE}/ec2-resource-limits.html`,
    sandbox: "none, unless a test injects throttling",
  },
];
