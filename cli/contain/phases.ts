/** Part of the work, and its rows in the order in which they act in a region. */
export interface Phase {
  id: string;
  title: string;
  /** Why it comes where it comes. */
  because: string;
  rows: readonly string[];
}

/**
 * What is done, in order. The next phase begins when the one before is over in every region: what is left over from one makes
 * again what the next takes away.
 */
export const PHASES = [
  {
    id: "freeze-identity",
    title: "freeze who is suspected",
    because:
      "the deny comes first: a key that is switched off leaves the sessions alive that it opened, and they switch it on again",
    rows: [
      "deny-suspects",
      "suspects-keys",
      "suspects-passwords",
      "suspects-service-credentials",
      "suspects-certificates",
      "suspects-ssh-keys",
    ],
  },
  {
    id: "freeze-launches",
    title: "freeze launches of everybody else",
    because: "an intruder has more than the one identity that was found",
    rows: ["freeze-launches"],
  },
  {
    id: "controllers",
    title: "stop what starts machines again",
    because: "a fleet replaces within minutes what is ended under it, and no policy binds the role it works with",
    rows: [
      "spot-fleets",
      "ec2-fleets",
      "spot-requests",
      "groups",
      "scalable-targets",
      "batch-queues",
      "batch-environments",
      "batch-jobs",
      "ecs-services",
      "eks-node-groups",
      "eks-fargate-profiles",
      "emr-clusters",
      "emr-applications",
      "schedule-rules",
      "schedules",
      "functions",
      "associations",
      "webhooks",
      "glue-triggers",
    ],
  },
  {
    id: "evidence",
    title: "keep evidence of a few machines",
    because:
      "it is gone with the machine; a few of each image tell as much as all, and the others must not run meanwhile",
    rows: ["samples"],
  },
  {
    id: "compute",
    title: "end what runs",
    because: "nothing is left that would start it again",
    rows: [
      "machines",
      "ecs-tasks",
      "endpoints",
      "notebooks",
      "trainings",
      "processings",
      "studio-apps",
      "builds",
      "glue-runs",
      "lightsail-machines",
      "app-runner-services",
    ],
  },
  {
    id: "persistence",
    title: "list what stays",
    because: "it lets the intruder come back, or is billed on; whether it is theirs, people decide",
    rows: [
      "new-principals",
      "key-pairs",
      "stacks",
      "launch-templates",
      "capacity-reservations",
      "reserved-machines",
      "savings-plans",
    ],
  },
] as const satisfies readonly Phase[];

export type PhaseId = (typeof PHASES)[number]["id"];

/** Done once: a second look finds nothing that would want it again. */
export const ONCE: readonly PhaseId[] = ["evidence"];
