import { createHash } from "node:crypto";
import type * as pulumi from "@pulumi/pulumi";
import type { ContactsArgs } from "./contacts";

/**
 * Names for subscriptions that do not show the address: a name is part of the resource's identity, and a state file shows
 * it. Neither the names nor their order depend on the order of the list.
 */
const keyed = (addresses: readonly string[]): { [name: string]: string } =>
  Object.fromEntries(
    [...addresses].sort().map((address) => [createHash("sha256").update(address).digest("hex").slice(0, 8), address]),
  );

/** The https endpoints of the alert channel, by a name that stays the same. */
export const endpoints = keyed;

/**
 * Who gets alerts by mail, by a name that stays the same: the given addresses, or else the security and operations
 * contacts. One address that is both is taken once, because SNS has one subscription an address.
 */
export function mailboxes(
  contacts: ContactsArgs,
  emails?: readonly string[],
): { [name: string]: pulumi.Input<string> } {
  if (emails) return keyed(emails);
  const { security, operations } = contacts;
  return security.email === operations.email
    ? { security: security.email }
    : { security: security.email, operations: operations.email };
}
