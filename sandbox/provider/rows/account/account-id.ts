/** Ids of the account service name a member account in front, when it is not the caller's: `123456789012,ap-east-1`. */
export function withAccount(accountId: string | undefined, rest: string): string {
  return accountId ? `${accountId}/${rest}` : rest;
}

export function splitAccount(id: string): { accountId?: string; rest: string } {
  const [, accountId, rest] = /^(?:(\d{12})?[/,])?(.+)$/.exec(id) ?? [];
  return { ...(accountId ? { accountId } : {}), rest: rest ?? id };
}
