import type { Format } from "./format";

/** A header alone is a search for keys, or a page about them: what follows must hold a part of one. */
const KEY_MATERIAL = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{32}/;

/** What stands between the quotes of an escaped text, too: `\n` as two characters. */
const ENCRYPTED = "(?:[^-]{0,9}Proc-Type: [^-]{0,30}[^-]{0,9}DEK-Info: [A-Z0-9]{1,12}(?:-[A-Z0-9]{1,12}){0,3},)?";

/** No key has more characters: one of 16,384 bits. */
const LONGEST = 16_000;

const HEADER = "-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----";

/** Private keys in the forms that tools write. */
export const KEY_FORMATS: readonly Format[] = [
  {
    id: "google-service-account",
    title: "key of a Google service account",
    group: "vendor-token",
    severity: "critical",
    // Quotes have as many backslashes before them as there are documents around.
    marks: ["private_key"],
    body: `private_key\\\\{0,9}" {0,4}: {0,4}\\\\{0,9}"-----BEGIN PRIVATE KEY-----[^-]{0,${LONGEST}}`,
    alphabet: "",
    check: (value) => KEY_MATERIAL.test(value.slice(value.indexOf("KEY-----"))),
    source: "https://docs.cloud.google.com/iam/docs/keys-create-delete",
  },
  {
    id: "private-key",
    title: "private key",
    group: "private-key",
    severity: "critical",
    // PKCS #1, PKCS #8, SEC 1, OpenSSH and PGP, encrypted or not: a phrase of a person is soon guessed.
    marks: ["-----BEGIN "],
    body: `${HEADER}${ENCRYPTED}[^-]{0,${LONGEST}}`,
    alphabet: "-",
    check: (value) => KEY_MATERIAL.test(value.slice(value.indexOf("-----", 5))),
    source: "https://www.rfc-editor.org/rfc/rfc7468#section-10",
  },
  {
    id: "ssh2-private-key",
    title: "private key",
    group: "private-key",
    severity: "critical",
    marks: ["---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----"],
    body: `---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----[^-]{0,${LONGEST}}`,
    alphabet: "-",
    check: (value) => KEY_MATERIAL.test(value),
    source: "https://www.rfc-editor.org/rfc/rfc4716",
  },
  {
    id: "putty-private-key",
    title: "private key of PuTTY",
    group: "private-key",
    severity: "critical",
    marks: ["Private-Lines:"],
    body: `Private-Lines: {0,3}\\d{1,4}[\\\\rn\\s]{1,8}[A-Za-z0-9+/=\\\\\\s]{32,${LONGEST}}`,
    check: (value) => KEY_MATERIAL.test(value),
    source: "https://tartarus.org/~simon/putty-snapshots/htmldoc/AppendixC.html",
  },
  {
    id: "age-secret-key",
    title: "secret key of age",
    group: "private-key",
    severity: "critical",
    marks: ["AGE-SECRET-KEY-1"],
    body: "AGE-SECRET-KEY-1[0-9A-Z]{58}",
    source: "https://age-encryption.org/v1",
  },
];
