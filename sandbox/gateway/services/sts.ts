import type { LocalService, Operation } from "./operation";

const GetCallerIdentity: Operation<unknown> = (_state, _input, { principal }) => ({
  UserId: principal.userId,
  Account: principal.accountId,
  Arn: principal.arn,
});

/** The emulator knows users and roles, but not the owner's own key. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export const stsService: LocalService = {
  invalidInput: "ValidationError",
  served: { GetCallerIdentity },
  forwarded: {},
};
