import type { InitializeMiddleware } from "@smithy/types";
import type { ServiceClient } from "./probe";

/**
 * What only reads, by the first word of its name. The report of credentials is made anew when it is asked for, and changes
 * nothing else: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateCredentialReport.html
 */
const READS = /^(?:BatchGet|Describe|Get|List|Lookup|Search)[A-Z]|^GenerateCredentialReport/;

/** The read that hands out credentials: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html */
const HANDS_OUT = /^Get(?:FederationToken|SessionToken|RoleCredentials|AuthorizationToken|LoginPassword)/;

const guard: InitializeMiddleware<object, object> = (next, { commandName = "" }) => {
  const operation = commandName.replace(/Command$/, "");
  return (given) => {
    if (!READS.test(operation) || HANDS_OUT.test(operation)) {
      throw new Error(`${operation} is no read: a probe changes nothing in an account`);
    }
    return next(given);
  };
};

/** A client that refuses every command that is not a read, before it is sent: a row that is wrong must not change an account. */
export function refuseWrites(client: ServiceClient): void {
  client.middlewareStack?.add(
    guard as never,
    { step: "initialize", name: "ringfenceReadOnly", override: true } as never,
  );
}
