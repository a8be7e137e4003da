import { createHash } from "node:crypto";
import type * as pulumi from "@pulumi/pulumi";
import type { Reader } from "../../domain/controls/contacts/addressees";

/**
 * A name for a subscription that does not show the address: a name is part of the resource's identity, and a state file
 * shows it. It does not depend on the address's place in a list.
 */
const stemOf = (address: string): string => createHash("sha256").update(address).digest("hex").slice(0, 8);

/** The same readers, each with a name: of an address that is hidden later, nobody could make one. */
export const withStems = (readers: readonly Reader[]): Required<Reader>[] =>
  readers.map(({ stem, address }) => ({ stem: stem ?? stemOf(address), address }));

/** The addresses of an alert channel, by a name that stays the same. */
export const addressesByName = (readers: readonly Reader[]): { [name: string]: pulumi.Input<string> } =>
  Object.fromEntries(withStems(readers).map(({ stem, address }) => [stem, address]));
