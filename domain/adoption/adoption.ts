import { VERSION_TAG } from "../fields/values";

/** Something in the account that a resource of the program takes over instead of making it again. */
interface Adoption {
  /** The id that the provider imports: https://www.pulumi.com/registry/packages/aws/ has it on the page of each type. */
  id: string;
  /**
   * The inputs that hold the name of what is there. The provider makes another name for a resource that gives none, and a
   * name that was imported is not one that it made: without these, the run after the adoption would replace it.
   * `useOldDefault` in pkg/tfbridge/schema.go of pulumi/pulumi-terraform-bridge.
   */
  given: { [input: string]: string };
}

/** Type token and name of a resource -> what it takes over. */
export type Adoptions = { [identity: string]: Adoption };

/** What tells a resource of the program from every other. */
export const identityOf = (type: string, name: string): string => `${type} ${name}`;

/** Something that the baseline made, and that the account still has. */
export interface Left extends Adoption {
  /** Type token. */
  type: string;
  /** Name of the resource in the program. */
  name: string;
  /** What it is, with the name it has in the account, as a message writes it. */
  words: string;
  /** When it was made; absent when AWS does not tell. */
  madeAt?: Date;
}

/** What Pulumi puts behind the name of a resource that the program does not name. */
const AUTOMATIC = /-[0-9a-f]{7}$/;

/**
 * The name of the resource in the program that something in the account was made by, as its own name tells; undefined when
 * the baseline did not name it.
 *
 * @param prefix what the names of the baseline begin with
 */
export const madeBy = (prefix: string, name: string): string | undefined =>
  name.startsWith(prefix) && isAutomatic(name) ? name.replace(AUTOMATIC, "") : undefined;

/** True for a name that Pulumi made of the name of a resource. */
export const isAutomatic = (name: string): boolean => AUTOMATIC.test(name);

/** True for tags that only the baseline sets. */
export const isTagged = (tags: Readonly<Record<string, string | undefined>> = {}): boolean => VERSION_TAG in tags;

/** What a region can have once, and whether it carries the baseline's tag. */
export interface Found {
  id: string;
  own: boolean;
}
