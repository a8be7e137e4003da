import type { Check, Finding } from "../check";
import { all } from "../facts";

const TYPES = ["security", "billing", "operations"] as const;

/** AWS itself can write to somebody who reads. */
export const CONTACT_CHECKS: readonly Check[] = [
  {
    id: "contacts",
    title: "AWS has an address for each kind of mail",
    control: "contacts",
    reads: ["contacts"],
    judge: ({ contacts }) => {
      if (contacts.length === 0) return { findings: [] };
      const known = all(contacts);
      const missing = TYPES.filter((type) => !known.some(({ id }) => id === type));
      const findings = missing.map((type): Finding => ({
        what: `there is no ${type} contact`,
        todo: "run `pulumi up --refresh`, or set it under Account, Alternate contacts",
      }));
      const sent = known.map(({ id, email }) => `${id} ${email ?? "without an address"}`);
      return {
        findings,
        notes: sent.length > 0 ? [`AWS writes to ${sent.join(", ")}; nobody but you knows who reads`] : [],
      };
    },
  },
  {
    id: "account-state",
    title: "The account is active, and AWS does not call the phone number of its owner unverified",
    reads: ["accountState"],
    judge: ({ accountState }) => {
      const [account] = all(accountState);
      if (account === undefined) return { findings: [] };
      const findings: Finding[] = [];
      if (account.state !== undefined && account.state !== "ACTIVE") {
        findings.push({
          what: `the state of the account is ${account.state}`,
          todo: "read the mails of the root address, and open a case under Account and billing",
        });
      }
      if (account.phone === "PENDING" || account.phone === "UNVERIFIED") {
        findings.push({
          what: `the phone number of the owner is ${account.phone.toLowerCase()}`,
          todo: "verify it under Account, Contact information: AWS calls it to give a lost root user back",
        });
      }
      const isTold = findings.length > 0 || account.phone === "VERIFIED";
      return { findings, notes: isTold ? [] : ["AWS does not say whether the owner's phone number is verified"] };
    },
  },
];
