import type { Principal } from "../services/operation";
import type { Moto } from "../emulator/moto";
import { scopeHeader } from "../wire/signature";

/** The keys of the account's owner. Not in the form of an AWS key, so that no scanner takes them for one. */
export const OWNER_CREDENTIALS = { accessKeyId: "sandbox-owner", secretAccessKey: "sandbox-owner-secret" } as const;

/** In place of the ARN of somebody: who calls without a signature, and who signs with a key that nobody has. */
export const ANONYMOUS = "anonymous";
export const STRANGER = "unknown";

const nameless = (arn: string, accountId: string): Principal => ({ arn, userId: arn, accountId });

const owner = (accountId: string): Principal => ({
  arn: `arn:aws:iam::${accountId}:root`,
  userId: accountId,
  accountId,
});

const tag = (xml: string, name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? "";

/** The identity that moto gives to a key that it never made. */
const MOTO_STRANGER = /:user\/moto$/;

/** Asks the emulator, which made all keys of users and roles. */
async function lookUp(moto: Moto, accessKeyId: string, accountId: string): Promise<Principal> {
  const answer = await moto.send({
    method: "POST",
    target: "/",
    headers: {
      authorization: scopeHeader({ accessKeyId, region: "us-east-1", signingName: "sts" }),
      "content-type": "application/x-www-form-urlencoded",
    },
    body: Buffer.from("Action=GetCallerIdentity&Version=2011-06-15"),
  });
  const xml = answer.kind === "answered" ? answer.response.body.toString("utf8") : "";
  const arn = tag(xml, "Arn");
  if (arn === "" || MOTO_STRANGER.test(arn)) return nameless(STRANGER, accountId);
  return { arn, userId: tag(xml, "UserId"), accountId: tag(xml, "Account") };
}

/** Tells who holds an access key. Each key is looked up once, but for one that nobody has: it may be made yet. */
export function createPrincipals(moto: Moto, accountId: string): (accessKeyId: string) => Promise<Principal> {
  const known = new Map<string, Promise<Principal>>([
    ["", Promise.resolve(nameless(ANONYMOUS, accountId))],
    [OWNER_CREDENTIALS.accessKeyId, Promise.resolve(owner(accountId))],
  ]);
  return async (accessKeyId) => {
    const principal = known.get(accessKeyId) ?? lookUp(moto, accessKeyId, accountId);
    known.set(accessKeyId, principal);
    const found = await principal;
    if (found.arn === STRANGER) known.delete(accessKeyId);
    return found;
  };
}
