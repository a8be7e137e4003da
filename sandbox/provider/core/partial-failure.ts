import { resourceName } from "./naming";
import type { AnyResourceType } from "./resource";
import type { Props } from "./values";

/** AWS has the resource, but something after that failed: the engine keeps it and finishes the work next time. */
export class PartialFailure extends Error {
  constructor(
    readonly id: string,
    readonly properties: Props,
    readonly inputs: Props,
    message: string,
  ) {
    super(message);
  }
}

/** Puts what was being done, and to which resource, before the message of an error. */
export async function explain<T>(
  { type, urn }: { type: AnyResourceType; urn: string },
  doing: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = `${doing} ${type.title} "${resourceName(urn)}" (${type.token}): ${(error as Error).message}`;
    if (error instanceof PartialFailure) throw new PartialFailure(error.id, error.properties, error.inputs, message);
    throw new Error(message, { cause: error });
  }
}
