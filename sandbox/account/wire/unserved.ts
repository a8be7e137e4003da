import { AwsError } from "./codec";

/** The code of every call that the account on this machine cannot answer. With status 400 no SDK retries it. */
const NOT_IMPLEMENTED = "NotImplementedInSandbox";

/** The error for what only AWS itself can tell. */
export const unserved = (what: string): AwsError =>
  new AwsError(NOT_IMPLEMENTED, `${what}; only a real account can answer it`);
