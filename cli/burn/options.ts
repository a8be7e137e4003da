import { CONNECTION_OPTIONS, type ConnectionOptions } from "../connection";
import type { VerbOption } from "../verb";

const append = (text: string, before: unknown): string[] => [...((before as string[] | undefined) ?? []), text];

/** Where the principals and quotas come from, and whom to show. */
export const BURN_OPTIONS: readonly VerbOption[] = [
  {
    flags: "--account",
    summary:
      "Read principals, access keys, quotas and regions from the account; --profile and --role-arn mean it, too.",
    default: false,
  },
  ...CONNECTION_OPTIONS,
  {
    flags: "--principals <file>",
    summary: "JSON: the answer of `aws iam get-account-authorization-details`, instead of asking the account.",
  },
  {
    flags: "--quotas <file>",
    summary:
      "JSON: the answer of `aws service-quotas list-service-quotas`, or a list of such answers. They stand above what the account says. May be given more than once.",
    parse: append,
  },
  {
    flags: "--principal <name>",
    summary: "Show this user or role only, by ARN or name. May be given more than once.",
    parse: append,
  },
];

/** The options as they were typed. */
export interface BurnOptions extends ConnectionOptions {
  account: boolean;
  principals?: string;
  quotas?: string[];
  principal?: string[];
}
