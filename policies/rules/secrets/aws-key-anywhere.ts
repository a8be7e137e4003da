import { gzipSync } from "node:zlib";
import { UNKNOWN } from "../../engine/reader";
import { anyResource } from "../../engine/types";
import { isStaticCredential } from "./provider-credentials";
import { judgeFound } from "./scan-resource";
import type { ResourceRule } from "../../rule";

// Put together here, so that no scanner takes the source for a leak.
const KEY = ["AKIA", "QYLPMN5HNQ7Z4R2X"].join("");
const base64 = (text: string | Buffer): string => Buffer.from(text).toString("base64");
const script = `#!/bin/sh\nexport AWS_ACCESS_KEY_ID=${KEY}\n`;
const instance = (title: string, props: Record<string, unknown>) => ({
  title,
  subject: { type: "aws:ec2/instance:Instance", props },
});

export const awsKeyAnywhere: ResourceRule = {
  id: "aws-key-anywhere",
  kind: "resource",
  title: "no resource holds an AWS access key",
  severity: "critical",
  level: "mandatory",
  starter: "mandatory",
  // A value that is not known yet is an id or an address nearly always; a line about each would be noise.
  onUnknown: "ignore",
  why: "A key in user data, a tag or a variable can be read by everybody who may describe the resource, and by every process on the machine.",
  fix: "give the workload a role instead; delete the key, it has already been in the state and in logs, even as a Pulumi secret",
  frameworks: [],
  exemptible: false,
  types: anyResource,
  needs: [],
  uses: [],
  options: {},

  check(resource) {
    return judgeFound(
      resource,
      "no access key, secret or not",
      (found) => found.finding.format.group === "aws-access-key" && !isStaticCredential(resource.type, found.members),
    );
  },

  examples: {
    pass: [
      instance("a script without a key", { userData: "#!/bin/sh\necho hello\n" }),
      instance("the key of the AWS documentation", { userData: "AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE" }),
      instance("a word that only begins like a key", { tags: { Name: "AKIA-importer-for-the-accounting" } }),
      instance("a key of Xs that somebody is to replace", { userData: `AWS_ACCESS_KEY_ID=AKIA${"X".repeat(16)}` }),
      {
        title: "a key that a provider signs in with, which provider-static-keys judges",
        subject: { type: "pulumi:providers:aws", props: { accessKey: KEY } },
      },
      instance("an encoded script without a key", {
        userDataBase64: base64("#!/bin/sh\necho a perfectly harmless script\n"),
      }),
    ],
    fail: [
      {
        title: "a key as the name of a resource",
        subject: { type: "aws:s3/bucket:Bucket", name: KEY, props: { region: "us-east-1" } },
      },
      instance("a key in user data", { userData: script }),
      instance("a key in encoded user data", { userDataBase64: base64(script) }),
      instance("a key in compressed user data", { userDataBase64: base64(gzipSync(script)) }),
      instance("a key in a block of an encoded document", {
        userData: `Content-Transfer-Encoding: base64\n\n${base64(base64("#".repeat(90) + script)).replace(/.{76}/g, "$&\n")}\n`,
      }),
      instance("a key behind the escapes of a JSON document", { tags: { config: `{"key":"\\u0041${KEY.slice(1)}"}` } }),
      instance("a key of a session, beside a word in small letters", {
        tags: { note: `id${KEY.replace("AKIA", "ASIA")}` },
      }),
      instance("a key as the name of a tag", { tags: { [KEY]: "x" } }),
      {
        title: "a key in a variable of a container of another provider",
        subject: {
          type: "kubernetes:apps/v1:Deployment",
          props: { spec: { template: { spec: { containers: [{ env: [{ name: "ID", value: KEY }] }] } } } },
        },
      },
    ],
    unknown: [instance("user data that another resource decides", { userData: UNKNOWN })],
  },
};
