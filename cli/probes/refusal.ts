import { isServerError, isThrottlingError, isTransientError } from "@smithy/core/retry";

/** Why a region gave no answer, with what was said instead. */
export interface Refusal {
  state: "denied" | "unreachable" | "not-offered";
  because: string;
}

/** With the code of the operating system, when the call never came to a service. */
type Failure = Parameters<typeof isServerError>[0] & { code?: string };

/** Services that speak JSON answer a denial with status 400, and a region that is not enabled does not know the key. */
const DENIED = /AccessDenied|Unauthorized|AuthorizationError|UnrecognizedClient/;

/**
 * A service that a region has without the operation, which the region's own front does not know or refuses:
 * https://docs.aws.amazon.com/gameliftservers/latest/apireference/API_ListContainerFleets.html#API_ListContainerFleets_Errors,
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonErrors.html (InvalidAction),
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html (UnsupportedOperation).
 * SageMaker says it in words only: https://github.com/aws/aws-sdk-js/issues/4584
 */
const UNKNOWN_THERE = /^(?:InvalidAction|UnknownOperationException|UnsupportedOperation|UnsupportedRegionException)$/;
const SAYS_SO = /not (?:supported|available) in (?:this|the) region/i;

/** The SDK counts the attempts of a call that was sent; a status is there when somebody answered. */
const isUnanswered = ({ name, $metadata }: Failure): boolean =>
  // The runner's deadline ends a call before it is counted.
  name === "AbortError" || ($metadata !== undefined && $metadata.httpStatusCode === undefined);

const stateOf = (error: Failure): Refusal["state"] | undefined => {
  if ([401, 403].includes(error.$metadata?.httpStatusCode ?? 0) || DENIED.test(error.name)) return "denied";
  // The name of an endpoint that AWS does not have exists nowhere. Without a network it cannot be looked up: EAI_AGAIN.
  if (error.code === "ENOTFOUND") return "not-offered";
  if (UNKNOWN_THERE.test(error.name) || SAYS_SO.test(error.message)) return "not-offered";
  if (isUnanswered(error) || isTransientError(error) || isThrottlingError(error) || isServerError(error)) {
    return "unreachable";
  }
  return undefined;
};

/**
 * What a failure of the AWS SDK means for the question.
 *
 * @throws the failure, when it is not the account, the region or the network that refuses
 */
export function refusalOf(failure: unknown): Refusal {
  const error = failure as Failure;
  const state = stateOf(error);
  if (state === undefined) throw failure;
  return { state, because: `${error.name}: ${error.message}` };
}
