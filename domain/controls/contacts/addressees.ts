interface Who {
  contacts: { security: { email: string }; operations: { email: string } };
  alerts: { emails?: readonly string[] | undefined };
}

/** Who is told: an address, and a name that stays the same where the address may change. */
export interface Reader {
  /** Default: made of the address. */
  stem?: string;
  /** Mail address or https URL; in a program it may be a secret Output. */
  address: string;
}

/**
 * Who gets alerts by mail: the given addresses, or else the security and operations contacts. One address that is both is
 * taken once, because SNS has one subscription an address; two values that are not known yet are the same when they are one
 * Output.
 */
export const addressees = ({ contacts, alerts }: Who): Reader[] => {
  if (alerts.emails) return [...alerts.emails].sort().map((address) => ({ address }));
  const { security, operations } = contacts;
  const first = { stem: "security", address: security.email };
  return security.email === operations.email ? [first] : [first, { stem: "operations", address: operations.email }];
};

/** What is called with each alert. */
export const endpoints = ({ alerts }: { alerts: { httpsEndpoints: readonly string[] } }): Reader[] =>
  [...alerts.httpsEndpoints].sort().map((address) => ({ address }));
