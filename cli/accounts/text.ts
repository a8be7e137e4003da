import { colours } from "../colours";
import { columns } from "../columns";
import { printable } from "../untrusted";
import type { LeftOut } from "./account";
import type { Row } from "./row";

const counted = (count: number, what: string): string => `${count} ${count === 1 ? what : `${what}s`}`;

/** A line for each account that is left out. */
export const leftOutLines = (leftOut: readonly LeftOut[]): string[] =>
  leftOut.map(({ id, name, because }) => printable(`${id}${name === undefined ? "" : ` (${name})`} ${because}`));

/** The accounts for people. */
export const describeAccounts = (rows: readonly Row[], leftOut: readonly LeftOut[]): string =>
  [
    colours.bold(counted(rows.length, "account")),
    "",
    columns([
      ["account", "name", "stack", "role"],
      ...rows.map(({ account, name, stack, role }) => [account, name, stack, role]),
    ]),
    ...(leftOut.length > 0 ? ["", "Left out:", ...leftOutLines(leftOut).map((line) => `  ${line}`)] : []),
    "",
  ].join("\n");
