import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { redact } from "../../domain/fields/problems";
import { checkContacts, type ContactKind } from "../../domain/settings/contacts";
import { assertNoProblems } from "../control/user-error";
import type { ContactsArgs } from "./contacts-args";

/** Waits for the values that are not known yet and judges them with the rest. A secret does not appear in the judgement. */
export function judged(args: ContactsArgs): pulumi.Output<pulumi.Unwrap<ContactsArgs>> {
  const contacts = pulumi.output(args);
  return pulumi.all([contacts, pulumi.isSecret(contacts)]).apply(([known, hidden]) => {
    const problems = checkContacts(known);
    assertNoProblems("contacts", hidden ? redact(problems, known) : problems);
    return known;
  });
}

/**
 * One alternate contact.
 *
 * @param accountId a member of the organization that the caller manages. Default: the caller's own account
 */
export function alternateContact(
  name: string,
  kind: ContactKind,
  known: pulumi.Output<pulumi.Unwrap<ContactsArgs>>,
  parent: pulumi.Resource,
  accountId?: string,
): void {
  const contact = known.apply((contacts) => contacts[kind]);
  new aws.account.AlternativeContact(
    name,
    {
      accountId,
      alternateContactType: kind.toUpperCase(),
      name: contact.name,
      title: contact.title,
      emailAddress: contact.email,
      phoneNumber: contact.phone,
    },
    { parent },
  );
}
