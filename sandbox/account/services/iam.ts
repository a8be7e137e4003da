import type { Document } from "../wire/codec";
import { simulateCustomPolicy } from "../simulator/simulate-custom-policy";
import type { ForwardedOperation, LocalService, Operation } from "./operation";
import { rootAccessOperations } from "./root-access";

/** When roles were made, by ARN. */
export type NewRoles = Map<string, Date>;

const CreateRole: ForwardedOperation<{ newRoles: NewRoles }, Document> = {
  remember: ({ newRoles }, { RoleName, Path = "/" }, _output, { principal, now }) => {
    newRoles.set(`arn:aws:iam::${principal.accountId}:role${String(Path)}${String(RoleName)}`, now);
  },
};

const SimulateCustomPolicy: Operation<unknown, Document> = (_state, input, { accountId }) =>
  simulateCustomPolicy(input, accountId);

/**
 * The emulator has the service but its simulator and the root access of an organization; of the rest, the time of a role's
 * creation is remembered.
 */
export const iamService: LocalService = {
  served: { SimulateCustomPolicy, ...rootAccessOperations },
  forwarded: { CreateRole },
};
