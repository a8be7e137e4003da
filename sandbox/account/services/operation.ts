import type { AwsError, Document } from "../wire/codec";

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
  /** A new id in the form of a UUID, which a replayed call makes again. Nothing else may make one: see ids.ts. */
  newId: () => string;
}

/**
 * An operation that the gateway answers alone. It changes the state that it is given and nothing else; `State` names the
 * slices that it needs, so that a service knows no state but those.
 */
export type Operation<State, Input> = (state: State, input: Input, context: Context) => Document | AwsError;

/** An operation that the emulator answers, with what AWS would refuse before and what the gateway remembers after. */
export interface ForwardedOperation<State, Input, Output = Document> {
  refuse?: (state: State, input: Input, context: Context) => AwsError | undefined;
  /** Called when the emulator answered well. */
  remember?: (state: State, input: Input, output: Output, context: Context) => void;
}

/** What the gateway does for one service; an operation in neither table goes to the emulator as it is. */
export interface LocalService {
  /** The error code for an input that the service's model does not allow; `ValidationException` for most. */
  invalidInput?: string;
  /** Inputs are in wire form. `never` lets each operation declare its own input, which the model has checked before. */
  served: Record<string, Operation<never, never>>;
  forwarded?: Record<string, ForwardedOperation<never, never, never>>;
}
