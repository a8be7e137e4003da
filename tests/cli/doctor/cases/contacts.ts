import { changed } from "../healthy";
import { type Case, some } from "./case";

export const CONTACTS_CASES: readonly Case[] = [
  {
    what: "a contact is gone",
    spoil: (facts) => changed(facts, "contacts", "us-east-1", (items) => items.slice(1)),
    finds: ["contacts", undefined, /no security contact/],
  },
  {
    what: "the account is suspended",
    spoil: (facts) => changed(facts, "accountState", "us-east-1", some(0, { state: "SUSPENDED" })),
    finds: ["account-state", undefined, /SUSPENDED/],
  },
  {
    what: "the owner's phone is not verified",
    spoil: (facts) => changed(facts, "accountState", "us-east-1", some(0, { phone: "UNVERIFIED" })),
    finds: ["account-state", undefined, /unverified/],
  },
];
