/** Why the account on this machine cannot start; the message says what to do, and no stack trace helps. */
export class AccountError extends Error {
  override readonly name = "AccountError";
}
