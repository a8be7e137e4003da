import { createHash } from "node:crypto";
import type * as pulumi from "@pulumi/pulumi";

/**
 * A name for a subscription that does not show the address: a name is part of the resource's identity, and a state file
 * shows it. It does not depend on the address's place in a list.
 */
const stemOf = (address: string): string => createHash("sha256").update(address).digest("hex").slice(0, 8);

/** The https endpoints of the alert channel, by a name that stays the same. */
export const endpoints = (urls: readonly string[]): { [name: string]: string } =>
  Object.fromEntries([...urls].sort().map((url) => [stemOf(url), url]));

/** Who gets alerts by mail, by a name that stays the same. */
export const mailboxes = (
  addressees: readonly { stem?: string; address: string }[],
): { [name: string]: pulumi.Input<string> } =>
  Object.fromEntries(addressees.map(({ stem, address }) => [stem ?? stemOf(address), address]));
