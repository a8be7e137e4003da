import { createHash, randomBytes } from "node:crypto";

/** Pulumi's project-level naming settings for one resource, as the engine passes them to Check. */
export interface NamingRequest {
  seed: Uint8Array;
  /** From `pulumi:autonaming`; https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming-configuration */
  configured?: { name: string; mode: "propose" | "enforce" | "disable" };
}

const RANDOM_DIGITS = 7;

/** The name of a resource out of its URN: the part after the last `::`. */
export function resourceName(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

/** The type token out of a URN: the last part of the chain of parent types. */
export function resourceToken(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? urn;
}

/**
 * The name of a resource whose program gives none: `<prefix><name>-<7 hex digits>`, the digits derived from the
 * engine's seed so that an update makes the name its preview showed. Undefined when naming is switched off.
 */
export function autoName(
  urn: string,
  rule: { maxLength: number; prefix?: string },
  request: NamingRequest,
): string | undefined {
  if (request.configured?.mode === "disable") return undefined;
  const name = request.configured
    ? (rule.prefix ?? "") + request.configured.name
    : `${rule.prefix ?? ""}${resourceName(urn)}-${hexDigits(request.seed)}`;
  if (name.length > rule.maxLength) {
    throw new Error(
      `the automatic name "${name}" has ${name.length} characters, allowed are ${rule.maxLength}; set the name in the program`,
    );
  }
  return name;
}

function hexDigits(seed: Uint8Array): string {
  const source = seed.length > 0 ? createHash("sha256").update(seed).digest() : randomBytes(RANDOM_DIGITS);
  return source.toString("hex").slice(0, RANDOM_DIGITS);
}
