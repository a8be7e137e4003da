/** Something that can run or cost and that no probe asks for. */
export interface Unasked {
  /** Prefix of the IAM actions. */
  service: string;
  kind: string;
  /** The call that would tell. */
  call: string;
  because: string;
}

/** What a view of the account leaves out, so that nobody takes it for everything. */
export const UNASKED: readonly Unasked[] = [
  {
    service: "signin",
    kind: "sign-in session of the CLI",
    call: "ListSessions",
    because: "the AWS SDK for JavaScript has no client of this service",
  },
  {
    service: "pricingplanmanager",
    kind: "subscription to a pricing plan",
    call: "ListSubscriptions",
    because: "the AWS SDK for JavaScript has no client of this service",
  },
  {
    service: "lambda",
    kind: "micro machine beside functions",
    call: "ListMicrovms",
    because: "its client is not among the dependencies",
  },
  {
    service: "elasticloadbalancing",
    kind: "classic load balancer",
    call: "DescribeLoadBalancers of 2012-06-01",
    because: "its client is not among the dependencies",
  },
  {
    service: "securityagent",
    kind: "penetration test",
    call: "ListPentestJobsForPentest",
    because: "its client is not among the dependencies",
  },
];
