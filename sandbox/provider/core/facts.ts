/**
 * What the source of the real provider says about a type, noted by somebody who read it. Only what was read stands
 * here; a field that is absent was not looked at.
 */
export interface Facts {
  /** File in hashicorp/terraform-provider-aws: `internal/service/iam/role.go`. */
  source: string;
  /** Version of that text, as far as it can be told: `6.36.0`, or `6.x`. */
  version: string;
  /**
   * Version of `@pulumi/aws` for which these facts were last looked at, with the newest text that was to be had then. A
   * new version fails a test until somebody has looked again.
   */
  lookedAtFor: string;
  /** Properties marked ForceNew, in Pulumi's names; of nested ones `additionalConfigurations.name`. */
  forceNew: readonly string[];
  /** Values for what the program leaves out. */
  defaults?: Readonly<Record<string, unknown>>;
  /** Properties that are not compared value by value. */
  kinds?: Readonly<Record<string, "list" | "set" | "policy" | "json">>;
  /** Form of the id, and of what an import takes when that is something else: `<role>/<policy ARN>`. */
  id: string;
  importId?: string;
  /** Whether a replacement always deletes first, whatever the program says. */
  deleteBeforeReplace?: boolean;
  /** The property that gets an automatic name, and how long Pulumi lets it become. */
  autoName?: { property: string; maxLength: number; prefix?: string };
  /** What the real provider refuses in the preview already, beside a wrong shape. */
  valid?: Readonly<Record<string, Check>>;
  /** Calls to AWS, by what is done. A refresh and an import read. */
  actions: Readonly<Record<Deed, Actions>>;
}

export const DEEDS = ["create", "read", "update", "delete"] as const;
export type Deed = (typeof DEEDS)[number];

/** What a text must be; each part that is given. */
export interface Check {
  pattern?: RegExp;
  /** In characters. */
  min?: number;
  max?: number;
  oneOf?: readonly string[];
  /** JSON text. */
  json?: true;
}

/** The IAM actions of one deed. A deed that makes no call has none. */
interface Actions {
  /** Whenever it is done, for what this program declares. */
  normal?: readonly string[];
  /** Only when somebody changed something by hand, or a release changes it: action -> when. */
  drift?: Readonly<Record<string, string>>;
  /** The source has the call, and this program does not come there, or must not: action -> why. */
  never?: Readonly<Record<string, string>>;
}
