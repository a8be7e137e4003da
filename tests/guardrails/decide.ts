import type { PolicyDocument } from "../../domain/documents/document";
import { ADMINISTRATOR, isAllowed } from "../support/simulate";
import { type Principal, PRINCIPALS } from "./principals";
import type { Mode } from "./modes";
import type { Row } from "./row";

/** The documents of each mode, by their names. */
export type Guardrails = Record<Mode, Record<string, PolicyDocument>>;

const without = (document: PolicyDocument, sid: string | undefined): PolicyDocument => ({
  ...document,
  Statement: document.Statement.filter(({ Sid }) => Sid !== sid),
});

/** Whether AWS allows the call of a row when the guardrails are attached in that mode. */
export function decide(row: Row, mode: Mode, guardrails: Guardrails): Promise<boolean> {
  const { arn, boundIn, rights = [ADMINISTRATOR], signIn = {} }: Principal = PRINCIPALS[row.principal];
  const bound: readonly Mode[] = boundIn;
  const documents = bound.includes(mode)
    ? Object.values(guardrails[mode]).map((document) => without(document, row.without))
    : [];
  const call = {
    action: row.call,
    region: row.region,
    principal: arn,
    ...(row.resource === undefined ? {} : { resource: row.resource }),
    context: { ...signIn, ...row.context },
  };
  return isAllowed(call, {
    identity: [...rights, ...(mode === "attached" ? documents : [])],
    ...(mode === "organization" ? { organization: documents } : {}),
    ...(mode === "boundary" && documents[0] ? { boundary: documents[0] } : {}),
  });
}
