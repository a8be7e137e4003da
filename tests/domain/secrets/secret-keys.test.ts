import { scanText } from "../../../domain/secrets/scan";
import type { Surroundings } from "../../../domain/secrets/secret-keys";

// Put together here, so that no scanner takes the source for a leak.
const SECRET = ["qR8vT2mXk0Lw9Zs4", "Yb7Nc1Jd6Hf3Ga5PeUiOtV/+"].join("");
const KEY = ["AKIA", "QYLPMN5HNQ7Z4R2X"].join("");

const found = (text: string, surroundings?: Surroundings): string[] =>
  scanText(text, surroundings).findings.flatMap(({ format, value }) => (format.group === "aws-secret" ? [value] : []));

it("is found beside a name or an id, in the text or around it", () => {
  const cases: [where: string, text: string, surroundings?: Surroundings][] = [
    ["in a line of a shell", `export AWS_SECRET_ACCESS_KEY=${SECRET}`],
    ["in a file of credentials", `aws_secret_access_key = ${SECRET}`],
    ["in YAML", `secretAccessKey: "${SECRET}"`],
    ["in JSON", `{"SecretAccessKey":"${SECRET}"}`],
    ["in JSON, by a name beside it", `{"name":"AWS_SECRET_ACCESS_KEY","value":"${SECRET}"}`],
    ["in JSON, before its name", `{"value":"${SECRET}","name":"AWS_SECRET_ACCESS_KEY"}`],
    ["under a header of the console's file", `Access key ID,Secret access key\n${KEY},${SECRET}`],
    ["beside an id alone", `${KEY} ${SECRET}`],
    ["before an id", `${SECRET}:${KEY}`],
    ["as the value of a variable", SECRET, { name: "AWS_SECRET_ACCESS_KEY" }],
    ["as a member beside an id", SECRET, { besideKey: true }],
  ];
  expect(cases.filter(([, ...asked]) => found(...asked)[0] !== SECRET)).toEqual([]);
});

it("is not found where nothing says so, nor where what stands there is something else", () => {
  const texts: [text: string, surroundings?: Surroundings][] = [
    [`digest: ${SECRET}`],
    [`secret_key: ${SECRET}A`],
    [`secret_key: ${SECRET}=`],
    [`aws_secret_access_key\n${"a line of something else\n".repeat(10)}${SECRET}`],
    ["aws_secret_access_key: wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
    ["secret_key: 0beec7b5ea3f0fdbc95d0dd47f3c5bc275da8a33"],
    ["secret_key: GetTheSecretAccessKeyFromTheParameterSto"],
    ["secret_key: /var/lib/App/secrets/My/aws/secret/key12"],
    [SECRET, { name: "SECRET_KEY_ARN_OF_SOMETHING".replace("SECRET_KEY", "DIGEST") }],
  ];
  expect(texts.filter(([text, surroundings]) => found(text, surroundings).length > 0)).toEqual([]);
});
