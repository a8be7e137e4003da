import type { AwsError, Document } from "../wire/codec";
import type { SandboxState } from "./state";

/** Who calls: what STS GetCallerIdentity says about an access key. */
export interface Principal {
  arn: string;
  userId: string;
  accountId: string;
}

/** What an operation may know besides its input and the account's state. */
export interface Context {
  accountId: string;
  region: string;
  principal: Principal;
  /** The time of the call; a replayed call has its first time again. */
  now: Date;
}

/** An operation that the gateway answers alone. It changes the state that it is given and nothing else. */
export type Operation<Input> = (state: SandboxState, input: Input, context: Context) => Document | AwsError;

/** An operation that the emulator answers, with what AWS would refuse before and what the gateway remembers after. */
export interface ForwardedOperation<Input, Output = Document> {
  refuse?: (state: SandboxState, input: Input, context: Context) => AwsError | undefined;
  /** Called when the emulator answered well. */
  remember?: (state: SandboxState, input: Input, output: Output, context: Context) => void;
}

/** What the gateway does for one service; an operation in neither table goes to the emulator as it is. */
export interface LocalService {
  /** The error code for an input that the service's model does not allow. */
  invalidInput: string;
  /** Inputs are in wire form. `never` lets each operation declare its own input, which the model has checked before. */
  served: Record<string, Operation<never>>;
  forwarded: Record<string, ForwardedOperation<never, never>>;
}
