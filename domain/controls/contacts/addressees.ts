interface Who {
  contacts: { security: { email: string }; operations: { email: string } };
  alerts: { emails?: readonly string[] | undefined };
}

/**
 * Who gets alerts by mail: the given addresses, or else the security and operations contacts. One address that is both is
 * taken once, because SNS has one subscription an address; two values that are not known yet are the same when they are one
 * Output.
 */
export const addressees = ({ contacts, alerts }: Who): { stem?: string; address: string }[] => {
  if (alerts.emails) return [...alerts.emails].sort().map((address) => ({ address }));
  const { security, operations } = contacts;
  const first = { stem: "security", address: security.email };
  return security.email === operations.email ? [first] : [first, { stem: "operations", address: operations.email }];
};
