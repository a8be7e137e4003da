import type { Instance } from "./instance";
import type { Props } from "./values";

/** A data source of `@pulumi/aws`, called by Invoke. Its result always has an `id`. */
export interface FunctionType {
  readonly token: `aws:${string}/${string}:${string}`;
  /** The IAM actions that the real provider needs to answer, as this program asks. */
  readonly actions: readonly string[];
  /** `args` have been compared with the declarations; unknown values never arrive here. */
  call(instance: Instance, args: Props): Promise<Props>;
}
