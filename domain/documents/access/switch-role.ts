import { SWITCH_ROLE_LIMIT } from "../../limits";
import { EXEMPT_PATH } from "../own-principals";

/** What Pulumi adds to the name of a resource: a dash and seven hexadecimal digits. */
const RANDOM_PART = 8;

/**
 * What to say of a role for people whose path and name are too long for the console's Switch Role. It is no mistake: the CLI
 * and the SDKs assume it all the same.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html
 *
 * @param name of the resource in the program
 * @returns undefined when it fits
 */
export function switchRoleWarning(name: string): string | undefined {
  const length = EXEMPT_PATH.length + name.length + RANDOM_PART;
  if (length <= SWITCH_ROLE_LIMIT) return undefined;
  return `path and name of the role ${name} have ${length} characters, and the console's Switch Role takes ${SWITCH_ROLE_LIMIT}: assume it with the CLI, or give the component a name that is ${length - SWITCH_ROLE_LIMIT} shorter`;
}
