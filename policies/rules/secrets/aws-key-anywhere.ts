import { gzipSync } from "node:zlib";
import { isUnknown, members, pathOf, UNKNOWN } from "../../engine/reader";
import { fail, pass, undetermined } from "../../engine/verdict";
import { anyResource } from "../../engine/types";
import { unwrap } from "./unwrap";
import type { ResourceRule, Verdict } from "../../rule";

/**
 * Access key ids: four letters for the kind (long-lived, session, bearer, context-bound) and sixteen of base32.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
const ACCESS_KEY = /(?<![A-Z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Z0-9])/g;

/** The keys of the AWS documentation end like this. */
const isExample = (key: string): boolean => key.endsWith("EXAMPLE");

/** Every key in a string, with the encodings that hid it; and whether the string could be read to its end. */
export function accessKeysIn(text: string): { keys: { key: string; trail: readonly string[] }[]; cutShort: boolean } {
  const { layers, cutShort } = unwrap(text);
  const found = new Map<string, readonly string[]>();
  for (const layer of layers) {
    for (const [key] of layer.text.matchAll(ACCESS_KEY)) {
      if (!isExample(key) && !found.has(key)) found.set(key, layer.trail);
    }
  }
  return { keys: [...found].map(([key, trail]) => ({ key, trail })), cutShort };
}

interface Text {
  readonly path: string;
  readonly text: string;
}

/** Every string of a value, names of members included. A loop, not a recursion: the depth is the user's. */
function* textsOf(root: unknown): Generator<Text> {
  const pending: [path: string, value: unknown][] = [["", root]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [path, value] = next;
    if (typeof value === "string") yield { path, text: value };
    if (typeof value !== "object" || value === null) continue;
    const inList = Array.isArray(value);
    for (const [key, below] of members(value).reverse()) {
      const at = pathOf(path, key, inList);
      if (!inList) yield { path: at, text: key };
      pending.push([at, below]);
    }
  }
}

function judge({ path, text }: Text): Verdict[] {
  if (text.length < SHORTEST) return [];
  const { keys, cutShort } = accessKeysIn(text);
  const verdicts: Verdict[] = keys.map(({ key, trail }) =>
    fail([path, ...trail].join(" > "), `access key ${key.slice(0, 4)}…`, "no access key, secret or not"),
  );
  if (verdicts.length > 0) return verdicts;
  if (isUnknown(text)) return [undetermined(path)];
  return cutShort ? [undetermined(path, "too large to be read to its end")] : [];
}

const SHORTEST = 20;
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

  check({ name, props }) {
    const verdicts = [{ path: "name", text: name }, ...textsOf(props.value)].flatMap(judge);
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      instance("a script without a key", { userData: "#!/bin/sh\necho hello\n" }),
      instance("the key of the AWS documentation", { userData: "AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE" }),
      instance("a word that only begins like a key", { tags: { Name: "AKIA-importer-for-the-accounting" } }),
      instance("an encoded script without a key", {
        userDataBase64: base64("#!/bin/sh\necho a perfectly harmless script\n"),
      }),
    ],
    fail: [
      instance("a key in user data", { userData: script }),
      instance("a key in encoded user data", { userDataBase64: base64(script) }),
      instance("a key in compressed user data", { userDataBase64: base64(gzipSync(script)) }),
      instance("a key in a block of an encoded document", {
        userData: `Content-Transfer-Encoding: base64\n\n${base64(base64("#".repeat(90) + script)).replace(/.{76}/g, "$&\n")}\n`,
      }),
      instance("a key behind the escapes of a JSON document", { tags: { config: `{"key":"\\u0041${KEY.slice(1)}"}` } }),
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
