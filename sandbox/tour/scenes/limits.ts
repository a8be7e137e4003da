import type { Scene } from "./scene";

const REAL = [
  "real: Pulumi's engine and command line, program, policy pack, AWS's SDK",
  "stand-in: the aws provider, this project's own under the names of @pulumi/aws",
  "simulated: the AWS APIs (moto, a gateway); nothing is charged or mailed",
  "evaluated: permissions, by iam-simulate over the policies, not by AWS",
  "played: EventBridge's part, by the gateway with moto's matcher; and time, after which fleets replace what was ended",
  "not shown: whether AWS accepts each value, quotas, delays, policies of topics, queues and functions",
];

/** What the sandbox shows ends here. */
export const limits: Scene = {
  title: "What was real, and what was not",
  run: ({ screen }) => {
    for (const line of REAL) screen.say(line);
    return Promise.resolve([]);
  },
};
