import type { Document } from "../wire/codec";
import type { Values } from "./service-keys";

/** What a token says, and the identity provider of the account that stands for its issuer. */
export interface WebIdentity {
  /** ARN of the provider. */
  provider: string;
  /** Host and path of the issuer, which begins the condition keys: `token.actions.githubusercontent.com`. */
  issuer: string;
  claims: Document;
}

/**
 * Reads a token without its proof: the account on this machine trusts its callers, and judges what they claim.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 *
 * @returns undefined when it is no JSON web token with an issuer
 */
export function readToken(token: unknown, accountId: string): WebIdentity | undefined {
  try {
    const [, payload = ""] = String(token).split(".");
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Document;
    if (typeof claims.iss !== "string") return undefined;
    const issuer = claims.iss.replace(/^https:\/\//, "");
    return { provider: `arn:aws:iam::${accountId}:oidc-provider/${issuer}`, issuer, claims };
  } catch {
    return undefined;
  }
}

/** The claims that policies may ask for with any provider. */
const CLAIMS = ["aud", "sub"];

/** The evaluator knows these keys of big providers only; those of the issuer at hand take the place of one of them. */
const STAND_IN = "accounts.google.com";

export const claimKeys = ({ claims }: WebIdentity): Values =>
  Object.fromEntries(
    CLAIMS.flatMap((name) =>
      typeof claims[name] === "string" ? [[`${STAND_IN}:${name}`, [claims[name]]] as const] : [],
    ),
  );

/** A trust policy whose conditions about the issuer ask for the stand-in. */
export const asStandIn = (trust: unknown, { issuer }: WebIdentity): unknown =>
  JSON.parse(
    CLAIMS.reduce(
      (text, name) => text.replaceAll(`"${issuer}:${name}"`, `"${STAND_IN}:${name}"`),
      JSON.stringify(trust),
    ),
  );
