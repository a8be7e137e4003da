import { gzipSync } from "node:zlib";
import { checksumOf } from "../../domain/secrets/checksum";

/** Numbers from 0 to 1 as if drawn, the same for the same seed. https://github.com/bryc/code/blob/master/jshash/PRNGs.md */
export function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LOWER = UPPER.toLowerCase();
const DIGITS = "0123456789";
const BASE32 = `${UPPER}234567`;
const BASE62 = UPPER + LOWER + DIGITS;
const BASE64 = `${BASE62}+/`;
const URL_SAFE = `${BASE62}_-`;
const HEX = `${DIGITS}abcdef`;

type Draw = () => number;
const oneOf = <T>(draw: Draw, list: readonly T[]): T => list[Math.floor(draw() * list.length)]!;
const run = (draw: Draw, alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet.charAt(Math.floor(draw() * alphabet.length))).join("");
const between = (draw: Draw, least: number, most: number): number => least + Math.floor(draw() * (most - least + 1));

const encoded = (text: string): string => Buffer.from(text).toString("base64");

function checked(draw: Draw, prefix: string): string {
  const secret = run(draw, BASE62, 30);
  return `${prefix}_${secret}${checksumOf(secret)}`;
}

function pem(draw: Draw, kind: string): string {
  const lines = Array.from({ length: between(draw, 3, 26) }, () => run(draw, BASE64, 64));
  return [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`].join("\n");
}

/** Letters that are put together here, so that no scanner takes the source for a leak. */
const PRIVATE = ["PRI", "VATE"].join("");

/** How a credential of a format is drawn: the text in which it stands, and the credential. */
export const DRAWN: Readonly<Record<string, (draw: Draw) => { text: string; secret: string }>> = Object.fromEntries(
  Object.entries({
    "aws-access-key-id": (draw) => oneOf(draw, ["AKIA", "ASIA", "ABIA", "ACCA"]) + run(draw, BASE32, 16),
    "aws-session-token": (draw) =>
      oneOf(draw, ["IQoJb3JpZ2luX2Vj", "FwoGZXIvYXdz", "FQoGZXIvYXdz", "FQoDYXdz"]) +
      run(draw, BASE64, between(draw, 150, 900)),
    "aws-bedrock-key": (draw) =>
      `ABSK${encoded(`${["Bedrock", "APIKey"].join("")}-${run(draw, BASE62, 4)}-at-123456789012:${run(draw, BASE64, 44)}`)}`,
    "aws-bedrock-session-key": (draw) =>
      `bedrock-api-key-${encoded(`bedrock.amazonaws.com/?Action=CallWithBearerToken&X-Amz-Signature=${run(draw, HEX, 64)}`)}`,
    "google-service-account": (draw) => `"private_key": "${pem(draw, `${PRIVATE} KEY`).replaceAll("\n", "\\n")}"`,
    "private-key": (draw) =>
      pem(draw, oneOf(draw, ["", "RSA ", "EC ", "DSA ", "OPENSSH ", "ENCRYPTED "]) + `${PRIVATE} KEY`),
    "ssh2-private-key": (draw) =>
      pem(draw, "").replace("-----BEGIN -----", `---- BEGIN SSH2 ENCRYPTED ${PRIVATE} KEY ----`),
    "putty-private-key": (draw) =>
      `PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 2\n${run(draw, BASE64, 64)}\n${run(draw, BASE64, 20)}\nPrivate-MAC: 0\n`,
    "age-secret-key": (draw) => `AGE-SECRET-KEY-1${run(draw, "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)}`,
    "github-token": (draw) => checked(draw, oneOf(draw, ["ghp", "gho", "ghu", "ghs", "ghr"])),
    "github-fine-grained-token": (draw) => `github_pat_${run(draw, BASE62, 22)}_${run(draw, BASE62, 59)}`,
    "gitlab-token": (draw) => `${oneOf(draw, ["glpat", "gldt", "glrt", "glptt", "glcbt"])}-${run(draw, BASE62, 19)}7`,
    "slack-token": (draw) =>
      `${oneOf(draw, ["xoxb", "xoxp"])}-${run(draw, DIGITS, 12)}-${run(draw, DIGITS, 13)}-${run(draw, BASE62, 24)}`,
    "slack-webhook": (draw) =>
      `https://hooks.slack.com/services/T${run(draw, UPPER, 9)}/B${run(draw, UPPER, 9)}/${run(draw, BASE62, 24)}`,
    "stripe-live-key": (draw) => `${oneOf(draw, ["sk", "rk"])}_live_${run(draw, BASE62, between(draw, 24, 99))}`,
    "npm-token": (draw) => checked(draw, "npm"),
    "pypi-token": (draw) => `pypi-AgEIcHlwaS5vcmc${run(draw, URL_SAFE, 150)}`,
    "anthropic-key": (draw) => `sk-ant-api03-${run(draw, URL_SAFE, 93)}AA`,
    "openai-key": (draw) => `sk-proj-${run(draw, URL_SAFE, 74)}T3BlbkFJ${run(draw, URL_SAFE, 74)}`,
    "google-api-key": (draw) => `AIza${run(draw, URL_SAFE, 34)}7`,
    "google-client-secret": (draw) => `GOCSPX-${run(draw, URL_SAFE, 28)}`,
    "azure-storage-key": (draw) => `AccountKey=${run(draw, BASE64, 86)}==`,
    "azure-client-secret": (draw) => `${run(draw, BASE62, 3)}8Q~${run(draw, `${URL_SAFE}.~`, 34)}`,
    "sendgrid-key": (draw) => `SG.${run(draw, URL_SAFE, 22)}.${run(draw, URL_SAFE, 43)}`,
    "twilio-key": (draw) => `SK${run(draw, HEX, 32)}`,
    "digitalocean-token": (draw) => `dop_v1_${run(draw, HEX, 64)}`,
    "vault-token": (draw) => `hvs.${run(draw, URL_SAFE, between(draw, 90, 110))}`,
    "terraform-token": (draw) => `${run(draw, BASE62, 14)}.atlasv1.${run(draw, BASE62, 67)}`,
    "pulumi-token": (draw) => `pul-${run(draw, HEX, 40)}`,
    "docker-token": (draw) => `dckr_pat_${run(draw, URL_SAFE, 27)}`,
    "hugging-face-token": (draw) => `hf_${run(draw, UPPER + LOWER, 34)}`,
    "databricks-token": (draw) => `dapi${run(draw, HEX, 32)}`,
    "grafana-token": (draw) => `glsa_${run(draw, BASE62, 32)}_${run(draw, HEX, 8)}`,
    "newrelic-key": (draw) => `NRAK-${run(draw, UPPER + DIGITS, 27)}`,
    "shopify-token": (draw) => `shpat_${run(draw, HEX, 32)}`,
  } satisfies Record<string, (draw: Draw) => string>).map(([id, make]) => [
    id,
    (draw: Draw) => {
      const secret = make(draw);
      return { text: secret, secret };
    },
  ]),
);

/** What only a name tells. */
const NAMED: typeof DRAWN = {
  "aws-secret-access-key": (draw) => {
    const secret = run(draw, BASE64, 40);
    const name = oneOf(draw, ["AWS_SECRET_ACCESS_KEY", "aws_secret_access_key", "secretAccessKey", "SecretKey"]);
    return {
      text: oneOf(draw, [`${name}=${secret}`, `${name} = "${secret}"`, `AKIA${run(draw, BASE32, 16)},${secret}`]),
      secret,
    };
  },
  "datadog-key": (draw) => {
    const secret = run(draw, HEX, oneOf(draw, [32, 40]));
    return { text: `${oneOf(draw, ["DD_API_KEY", "DATADOG_APP_KEY"])}: ${secret}`, secret };
  },
};

export const DRAWN_FORMATS: typeof DRAWN = { ...DRAWN, ...NAMED };

const padding = "echo nothing to see here, just a long script\n".repeat(4);
const inScript = (text: string): string => `${padding}run --with "${text}"\n${padding}`;
const lines = (text: string, width: number): string => text.replace(new RegExp(`.{${width}}`, "g"), "$&\n");
const zipped = (text: string): string => gzipSync(text).toString("base64");

/** How a text can be wrapped. */
export const WRAPPINGS: readonly [how: string, wrap: (text: string) => string][] = [
  ["as it is", (text) => text],
  ["in a script", inScript],
  ["in base64", (text) => encoded(inScript(text))],
  ["in base64 that begins at another bit", (text) => encoded(`x ${inScript(text)}`)],
  ["in base64 for addresses, without padding", (text) => Buffer.from(`\xfb ${inScript(text)}`).toString("base64url")],
  ["in lines of base64", (text) => lines(encoded(inScript(text)), 76)],
  [
    "in lines of base64 in a document",
    (text) => `Content-Transfer-Encoding: base64\n\n${lines(encoded(inScript(text)), 64)}\n--=`,
  ],
  ["in an archive", (text) => zipped(inScript(text))],
  ["in JSON", (text) => JSON.stringify({ files: [{ content: inScript(text) }] })],
  [
    "in JSON, a letter as its code",
    (text) =>
      JSON.stringify({ a: "?", text })
        .replace("?", "\\u0041")
        .replace(JSON.stringify(text).slice(1, -1), escapedFirst(text)),
  ],
  ["in JSON in JSON", (text) => JSON.stringify({ inner: JSON.stringify({ text: inScript(text) }) })],
  ["in UTF-16 in base64", (text) => Buffer.from(inScript(text), "utf16le").toString("base64")],
  ["in base64 twice", (text) => encoded(encoded(inScript(text)))],
  ["in base64 three times", (text) => encoded(encoded(encoded(inScript(text))))],
  ["in an archive in base64", (text) => encoded(zipped(inScript(text)))],
  ["in base64 in JSON in base64", (text) => encoded(JSON.stringify({ content: encoded(inScript(text)) }))],
];

function escapedFirst(text: string): string {
  return `\\u${text.charCodeAt(0).toString(16).padStart(4, "0")}${JSON.stringify(text.slice(1)).slice(1, -1)}`;
}
