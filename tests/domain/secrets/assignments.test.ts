import { assignmentsIn, entropyOf, isLiteralSecret, isSecretName } from "../../../domain/secrets/assignments";

const PASSWORD = ["correct-horse", "battery"].join("-");
const DRAWN = ["qR8vT2mXk0Lw9Zs4", "Yb7Nc1Jd6Hf3Ga"].join("");
const valuesIn = (text: string): string[] => [...assignmentsIn(text)].map(({ value }) => value);

it("goes by the last word of a name", () => {
  const secret = [
    "password",
    "DB_PASSWORD",
    "dbPassword2",
    "/app/db/passwd",
    "PGPASSWORD",
    "api-key",
    "apiKey",
    "GITHUB_TOKEN",
    "client_secret",
    "secretKey",
  ];
  const none = [
    "PASSWORD_LENGTH",
    "passwordPolicy",
    "TOKEN_URL",
    "secretArn",
    "SECRET_NAME",
    "keyId",
    "tokens_per_minute",
    "host",
  ];
  expect(secret.filter((name) => !isSecretName(name))).toEqual([]);
  expect(none.filter(isSecretName)).toEqual([]);
});

it("takes any literal for a password, and of a token only what was drawn", () => {
  expect(["changeme", "admin", PASSWORD, DRAWN].filter((value) => !isLiteralSecret("DB_PASSWORD", value))).toEqual([]);
  expect(isLiteralSecret("API_TOKEN", DRAWN)).toBe(true);
  expect(
    ["changeme", "session-manager", PASSWORD, "x".repeat(40)].filter((value) => isLiteralSecret("TOKEN", value)),
  ).toEqual([]);
});

it("leaves what refers to a secret, and what says that there is none", () => {
  const references = [
    "${PASSWORD}",
    "$PASSWORD",
    "$(cat /run/secret)",
    "{{resolve:ssm:/db}}",
    "!Ref Password",
    "<your-password>",
    "arn:aws:ssm:us-east-1:123456789012:parameter/db",
    "/prod/db/password",
    "https://vault.internal/db",
    "process.env.PASSWORD",
    "none",
    "true",
    "********",
    "password",
    "%PASSWORD%",
    "your-password",
  ];
  expect(references.filter((value) => isLiteralSecret("password", value))).toEqual([]);
});

it("finds literals in the forms of scripts, documents and addresses", () => {
  const texts = [
    `DB_PASSWORD=${PASSWORD}`,
    `DB_PASSWORD='${PASSWORD}'`,
    `export DB_PASSWORD="${PASSWORD}"`,
    `password: ${PASSWORD}`,
    `"password": "${PASSWORD}",`,
    `\\"password\\": \\"${PASSWORD}\\"`,
    `password => '${PASSWORD}'`,
    `mysql --password ${PASSWORD} --user app`,
    `mysql --password=${PASSWORD}`,
    `{"name":"DB_PASSWORD","value":"${PASSWORD}"}`,
    `postgres://app:${PASSWORD}@db.internal:5432/app`,
  ];
  expect(texts.filter((text) => valuesIn(text)[0] !== PASSWORD)).toEqual([]);
});

it("finds none in sentences and in what hands a secret on", () => {
  const texts = [
    "the password: required",
    "Enter your password: ",
    'mysql --password="$DB_PASSWORD"',
    "chpasswd:\n  expire: false",
    '"Password.$": "$.password"',
    "MasterUserPassword: !Ref DbPassword",
    "env:\n  secrets-manager:\n    DB_PASSWORD: prod/db:password\n",
    '{"env":{"parameter-store":{"DB_PASSWORD":"prod-db-password"}}}',
    "https://${USER}:${PASSWORD}@example.com",
    "passwordless=yes",
  ];
  expect(texts.flatMap(valuesIn)).toEqual([]);
});

it("measures how much a text varies", () => {
  expect([entropyOf("abab"), entropyOf("abcd"), entropyOf("abcdabcd")]).toEqual([1, 2, 2]);
});
