/** The four answers that the sandbox gives to the program, in the form of a stack configuration. */
export const ANSWERS = {
  contacts: {
    security: { name: "Mia Chen", title: "Security Lead", email: "security@acme.sandbox", phone: "+61 2 9374 4000" },
    billing: { name: "Noah Patel", title: "Bookkeeper", email: "accounts@acme.sandbox", phone: "+61 2 9374 4001" },
    operations: { name: "Ava Rossi", title: "Platform Lead", email: "oncall@acme.sandbox", phone: "+61 2 9374 4002" },
  },
  allowedRegions: ["ap-southeast-2"],
  monthlyBudgetUsd: 100,
  guardrails: { groups: ["developers"] },
};

/**
 * A stack configuration file with the given settings. JSON is YAML, so nothing needs to be escaped.
 *
 * @param settings setting name -> value; a name with a colon is that of another package, such as `aws:allowedAccountIds`
 */
export const stackFile = (settings: Readonly<Record<string, unknown>>): string =>
  `${JSON.stringify(
    {
      config: Object.fromEntries(
        Object.entries(settings).map(([name, value]) => [name.includes(":") ? name : `ringfence:${name}`, value]),
      ),
    },
    undefined,
    2,
  )}\n`;
