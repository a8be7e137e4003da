import type { Instance } from "./instance";
import type { FunctionToken } from "./tokens";
import type { Props } from "./values";

/** A data source of `@pulumi/aws`, called by Invoke. Its result always has an `id`. */
export interface FunctionType {
  readonly token: FunctionToken;
  /** `args` have been compared with the declarations; unknown values never arrive here. */
  call(instance: Instance, args: Props): Promise<Props>;
}
