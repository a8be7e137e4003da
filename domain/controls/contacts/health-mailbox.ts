/**
 * What AWS sends of Health's security events, as an ARN: every account has it, nobody makes it.
 * https://docs.aws.amazon.com/notifications/latest/APIReference/API_AssociateManagedNotificationAccountContact.html
 */
export const healthSecurityArn = (accountId: string): string =>
  `arn:aws:notifications::${accountId}:managed-notification-configuration/category/AWS-Health/sub-category/Security`;

interface People<T> {
  security: { email: T };
  operations: { email: T };
}

/**
 * The mail address that AWS tells beside the security contact: the one that is named, or else that of the operations
 * contact. Undefined when that is the security contact's own, which would get every mail twice; two values that are not
 * known yet are the same when they are one Output.
 */
export const healthMailbox = <T>({ security, operations }: People<T>, named: T | undefined): T | undefined => {
  const address = named ?? operations.email;
  return address === security.email ? undefined : address;
};
