import type { Connection } from "../../cli/probes/run";

/** Where and as whom something is taken away. */
export interface Place {
  /** Makes a client of the AWS SDK for the region of what was found. */
  client: <C>(kind: new (config: Record<string, unknown>) => C) => C;
  accountId: string;
}

/** AWS throttles whoever takes many things away: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html */
const ATTEMPTS = 6;

export const placeIn = ({ accountId, credentials, endpoint }: Connection, region: string): Place => ({
  accountId,
  client: (kind) => new kind({ region, credentials, endpoint, maxAttempts: ATTEMPTS }),
});
