import { SIGNATURE_KEY, SIGNATURES, UNKNOWN } from "../../domain/pulumi/values";

/** What was met on the way. */
export interface Met {
  /** Secrets that only their owner can read. */
  encrypted: number;
}

type Members = Readonly<Record<string, unknown>>;

const isPresent = (value: unknown): boolean => (typeof value === "object" ? value !== null : Boolean(value));

/** The engine keeps these for itself. */
const isInternal = (name: string): boolean => name.startsWith("__");

function secret({ plaintext }: Members, met: Met, blinded: string | undefined): unknown {
  if (typeof plaintext === "string") {
    try {
      const value = wireValue(JSON.parse(plaintext), met, blinded);
      return { [SIGNATURE_KEY]: SIGNATURES.secret, value };
    } catch {
      // What nobody can read is as good as encrypted.
    }
  }
  met.encrypted += 1;
  return UNKNOWN;
}

/** The id of a resource, the URN of a component: what a pack gets in the place of a reference. */
function reference({ urn, id }: Members): unknown {
  if (id === undefined) return urn;
  return typeof id === "string" && id !== "" ? id : UNKNOWN;
}

/** The SDK of packs refuses an asset or archive without content, which a state file may have. */
const withContent = (object: Members, ...contents: readonly string[]): unknown =>
  contents.some((name) => isPresent(object[name])) ? object : UNKNOWN;

function archive(object: Members, met: Met, blinded: string | undefined): unknown {
  const { assets } = object;
  if (typeof assets !== "object" || assets === null) return withContent(object, "path", "uri");
  const inside = Object.entries(assets).map(([name, each]) => [name, wireValue(each, met, blinded)] as const);
  // One asset that cannot be sent makes the whole one that cannot.
  if (inside.some(([, each]) => typeof each !== "object")) return UNKNOWN;
  return { [SIGNATURE_KEY]: SIGNATURES.archive, assets: Object.fromEntries(inside) };
}

/**
 * A value of a state file or of a preview as the engine sends it to a pack.
 * https://github.com/pulumi/pulumi/blob/master/pkg/resource/stack/deployment.go (SerializePropertyValue)
 *
 * @param blinded text that stands for a secret
 */
function wireValue(value: unknown, met: Met, blinded?: string): unknown {
  if (value === blinded && blinded !== undefined) {
    met.encrypted += 1;
    return UNKNOWN;
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => wireValue(each, met, blinded));
  const object = value as Members;
  const signature = object[SIGNATURE_KEY];
  if (signature === undefined) return wireProperties(object, met, blinded);
  if (signature === SIGNATURES.secret) return secret(object, met, blinded);
  if (signature === SIGNATURES.resource) return reference(object);
  if (signature === SIGNATURES.asset) return withContent(object, "text", "path", "uri");
  if (signature === SIGNATURES.archive) return archive(object, met, blinded);
  // Bytes that are no text, numbers that are none: nothing that a rule could read.
  return UNKNOWN;
}

/** All properties of a resource, without those that the engine keeps for itself. */
export const wireProperties = (properties: Members, met: Met, blinded?: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => !isInternal(name))
      .map(([name, value]) => [name, wireValue(value, met, blinded)]),
  );
