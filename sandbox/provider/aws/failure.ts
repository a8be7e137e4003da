/** A call to AWS that did not succeed. The message names operation, region and AWS's own error code. */
export class AwsFailure extends Error {
  override readonly name = "AwsFailure";
  constructor(
    /** AWS's error code, such as `AccessDeniedException`, or the code of the network error. */
    readonly code: string,
    readonly operation: string,
    readonly region: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

interface SdkError {
  name?: string;
  message?: string;
  code?: string;
  $metadata?: { httpStatusCode?: number; attempts?: number };
}

/** Turns what an SDK client throws into an AwsFailure. */
export function awsFailure(error: unknown, operation: string, region: string): AwsFailure {
  const { name, message, code, $metadata } = error as SdkError;
  const options = { cause: error };
  if ($metadata?.httpStatusCode === undefined) {
    // The SDK says "aborted" when the time for the whole call is up.
    const reason = name === "AbortError" ? "TimeoutError" : (code ?? name ?? "unknown");
    const attempts = $metadata?.attempts ? `, ${$metadata.attempts} attempts` : "";
    const advice = "check that the region can be reached and run the command again";
    const text = `${operation} in ${region} got no answer (${reason}${attempts}); ${advice}`;
    return new AwsFailure(reason, operation, region, text, options);
  }
  const awsCode = name ?? "UnknownError";
  return new AwsFailure(
    awsCode,
    operation,
    region,
    `${operation} in ${region} failed with ${awsCode}: ${message}`,
    options,
  );
}

/** Whether a call failed with one of these AWS error codes. */
export function failedWith(error: unknown, ...codes: string[]): error is AwsFailure {
  return error instanceof AwsFailure && codes.includes(error.code);
}
