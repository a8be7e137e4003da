import type { Principal } from "../services/operation";
import type { Call } from "../wire/call";
import type { AwsError } from "../wire/codec";

/** What a service finds wrong with a call, besides its input, of somebody who may make it; undefined: nothing. */
export type ServiceCheck = (call: Call, principal: Principal, now: Date) => Promise<AwsError | undefined>;

/** Several checks as one: the first that finds something ends it. */
export const allOf =
  (...checks: readonly ServiceCheck[]): ServiceCheck =>
  async (call, principal, now) => {
    for (const check of checks) {
      const error = await check(call, principal, now);
      if (error) return error;
    }
    return undefined;
  };
