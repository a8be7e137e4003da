import { refusalOf } from "../../../cli/probes/refusal";

const failure = (name: string, fields: object = {}) => Object.assign(new Error("no"), { name, ...fields });
const answered = (name: string, httpStatusCode: number) => failure(name, { $metadata: { httpStatusCode } });

it.each([
  ["denied", answered("AccessDeniedException", 400)],
  ["denied", answered("UnauthorizedOperation", 403)],
  ["denied", answered("AuthorizationErrorException", 403)],
  ["denied", answered("SubscriptionRequiredException", 403)],
  // A region that the account has not enabled: https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
  ["denied", answered("UnrecognizedClientException", 400)],
  ["denied", answered("AuthFailure", 401)],
  ["not-offered", failure("Error", { code: "ENOTFOUND" })],
  ["not-offered", answered("UnsupportedRegionException", 400)],
  ["not-offered", answered("InvalidAction", 400)],
  ["unreachable", failure("Error", { code: "EAI_AGAIN" })],
  ["unreachable", failure("Error", { code: "ECONNREFUSED" })],
  ["unreachable", failure("TimeoutError")],
  ["unreachable", failure("AbortError")],
  ["unreachable", failure("Error", { $metadata: { attempts: 2 } })],
  ["unreachable", answered("ThrottlingException", 400)],
  ["unreachable", answered("InternalFailure", 500)],
])("%s: %s", (state, error) => {
  expect(refusalOf(error)).toEqual({ state, because: `${error.name}: no` });
});

// https://github.com/aws/aws-sdk-js/issues/4584
it("a service that says in words that its region lacks the operation", () => {
  const said = Object.assign(answered("ValidationException", 400), {
    message: "This operation is not supported in this region",
  });
  expect(refusalOf(said)).toEqual({
    state: "not-offered",
    because: "ValidationException: This operation is not supported in this region",
  });
});

it.each([answered("ValidationException", 400), new TypeError("no")])("%s is nobody's refusal", (error) => {
  expect(() => refusalOf(error)).toThrow(error);
});
