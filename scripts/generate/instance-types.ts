import type { Generator } from "./generator";
import { printedBy } from "./python";

/**
 * The instance types of EC2, family -> sizes, as the botocore of the sandbox knows them. A pattern in
 * `allowedInstanceTypes` must stand for one of them.
 */
export const instanceTypes: Generator = {
  name: "instance-types",
  needs: "python",
  files: () => [{ path: "domain/generated/instance-types.json", text: printedBy("instance-types.py") }],
};
