import type { Principal } from "../services/operation";
import type { Moto } from "../emulator/moto";
import { scopeHeader } from "../wire/signature";

/** The keys of the account's owner. Not in the form of an AWS key, so that no scanner takes them for one. */
export const OWNER_CREDENTIALS = { accessKeyId: "sandbox-owner", secretAccessKey: "sandbox-owner-secret" } as const;

/** Who may call without being anybody: requests without a signature. */
const anonymous = (accountId: string): Principal => ({ arn: "anonymous", userId: "anonymous", accountId });

const owner = (accountId: string): Principal => ({
  arn: `arn:aws:iam::${accountId}:root`,
  userId: accountId,
  accountId,
});

const tag = (xml: string, name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? "";

/** The identity that moto gives to a key that it never made. */
const MOTO_STRANGER = /:user\/moto$/;

/** Asks the emulator, which made all keys of users and roles. A key that nobody made is taken for the owner's. */
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
  if (arn === "" || MOTO_STRANGER.test(arn)) return owner(accountId);
  return { arn, userId: tag(xml, "UserId"), accountId: tag(xml, "Account") };
}

/** Tells who holds an access key; each key is looked up once. */
export function createPrincipals(moto: Moto, accountId: string): (accessKeyId: string) => Promise<Principal> {
  const known = new Map<string, Promise<Principal>>([
    ["", Promise.resolve(anonymous(accountId))],
    [OWNER_CREDENTIALS.accessKeyId, Promise.resolve(owner(accountId))],
  ]);
  return (accessKeyId) => {
    const principal = known.get(accessKeyId) ?? lookUp(moto, accessKeyId, accountId);
    known.set(accessKeyId, principal);
    return principal;
  };
}
