import * as pulumi from "@pulumi/pulumi";
import { withStems } from "../components/contacts/mailboxes";
import type { Reader } from "../domain/controls/contacts/addressees";
import type { Draft } from "../domain/settings/plan";

/**
 * Keys whose value is a secret, or holds one. The Node host hands them over in this variable, which the SDK reads too but
 * has no function for: `configSecretKeysEnvKey` in sdk/nodejs/runtime/config.ts of pulumi/pulumi.
 */
export const secretKeys = (): string[] => JSON.parse(process.env.PULUMI_CONFIG_SECRET_KEYS ?? "[]") as string[];

/**
 * Marks every text of a value as secret, so that the state keeps it encrypted. Equal texts become one Output: an address
 * that two contacts share is still seen as one.
 *
 * @param known text -> its Output; grows
 */
function asSecret<T>(value: T, known: Map<string, pulumi.Output<string>>): T {
  if (typeof value === "string") {
    if (!known.has(value)) known.set(value, pulumi.secret(value));
    return known.get(value) as T;
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((inner: unknown) => asSecret(inner, known)) as T;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asSecret<unknown>(inner, known)])) as T;
}

/**
 * The draft with the settings that were given as secrets marked as such. The name of a subscription is made of its address
 * while that can be read, so that it is the same with and without `--secret`.
 */
export function withSecrets(drafted: Draft, names: readonly string[]): Draft {
  const known = new Map<string, pulumi.Output<string>>();
  const settings = Object.fromEntries(
    Object.entries(drafted.settings).map(([name, value]) => [
      name,
      names.includes(name) ? asSecret<unknown>(value, known) : value,
    ]),
  ) as unknown as Draft["settings"];
  const marked = (readers: readonly Reader[]): Reader[] =>
    withStems(readers).map(({ stem, address }) => ({
      stem,
      address: (known.get(address) as unknown as string | undefined) ?? address,
    }));
  return { ...drafted, settings, addressees: marked(drafted.addressees), endpoints: marked(drafted.endpoints) };
}
