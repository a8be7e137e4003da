import * as v from "valibot";
import { checksumOf } from "../../../domain/secrets/checksum";
import { list } from "../../../domain/fields/shapes";
import { text } from "../../../domain/fields/values";
import { REPORTED } from "../../../domain/secrets/formats";
import { UNKNOWN } from "../../engine/reader";
import { anyResource } from "../../engine/types";
import { isMadeForSecrets } from "./made-for-secrets";
import { judgeFound } from "./scan-resource";
import type { ResourceRule } from "../../rule";

const FORMATS: readonly string[] = REPORTED.filter(({ group }) => group === "vendor-token").map(({ id }) => id);

const options = {
  leaveOut: v.pipe(
    v.optional(
      list(
        text(`one of ${FORMATS.join(", ")}`, (id) => FORMATS.includes(id)),
        "a list of formats",
      ),
      [],
    ),
    v.metadata({ shape: "list of formats" }),
    v.description(`Formats that may stand in resources: ${FORMATS.join(", ")}.`),
  ),
};

// Put together here, so that no scanner takes the source for a leak.
const DRAWN = ["qR8vT2mXk0Lw9Zs4", "Yb7Nc1Jd6Hf3Ga"].join("");
const GITHUB = ["ghp", `${DRAWN}${checksumOf(DRAWN)}`].join("_");
const PULUMI = ["pul", "9b3f0c7d1e5a8b2c4d6f9a0e3b7c5d1f8a2e6b4c"].join("-");
const SLACK = ["https://hooks.slack.com/services", "T04QZK7LP", "B05RXM2WN", "q8vT2mXk0Lw9Zs4Yb7Nc1Jd6"].join("/");
const base64 = (plain: string): string => Buffer.from(plain).toString("base64");
const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const variables = (title: string, values: Record<string, unknown>) =>
  example(title, "aws:lambda/function:Function", { environment: { variables: values } });

export const vendorTokenAnywhere: ResourceRule<never, never, typeof options> = {
  id: "vendor-token-anywhere",
  kind: "resource",
  title: "no token of another service stands where others can read it",
  severity: "high",
  level: "mandatory",
  onUnknown: "ignore",
  why: "A token in a variable, a tag or a script can be read by everybody who may describe the resource, and opens a system that this account's alarms do not watch.",
  fix: "keep the token in Secrets Manager or in a parameter of type SecureString, let the workload read it with its role, and revoke this one",
  frameworks: [],
  types: anyResource,
  needs: [],
  uses: [],
  options,

  check(resource, { leaveOut }) {
    return judgeFound(
      resource,
      "no token but in a field made for secrets",
      (found) =>
        found.finding.format.group === "vendor-token" &&
        !leaveOut.includes(found.finding.format.id) &&
        !isMadeForSecrets(resource, found),
    );
  },

  examples: {
    pass: [
      variables("a token that somebody is to replace", { GITHUB_TOKEN: `ghp_${"x".repeat(36)}` }),
      variables("a token whose checksum is wrong, as documentation shows them", { T: `ghp_${DRAWN}000000` }),
      variables("a word that begins like a token", { HOOK: "https://hooks.slack.com/services/" }),
      example("a token in Secrets Manager", "aws:secretsmanager/secretVersion:SecretVersion", { secretString: GITHUB }),
      example("an encrypted parameter", "aws:ssm/parameter:Parameter", { type: "SecureString", value: GITHUB }),
      example("the token that CodeBuild signs in to GitHub with", "aws:codebuild/sourceCredential:SourceCredential", {
        token: GITHUB,
      }),
      example("what the provider of another system signs in with", "pulumi:providers:github", { token: GITHUB }),
      {
        ...variables("a format that the configuration leaves out", { HOOK: SLACK }),
        options: { leaveOut: ["slack-webhook"] },
      },
    ],
    fail: [
      variables("a GitHub token in a variable", { GITHUB_TOKEN: GITHUB }),
      variables("an access token of Pulumi", { PULUMI_ACCESS_TOKEN: PULUMI }),
      variables("a webhook of Slack", { HOOK: SLACK }),
      variables("a key of Datadog, which its name tells", { DD_API_KEY: "9b3f0c7d1e5a8b2c4d6f9a0e3b7c5d1f" }),
      example("a token in encoded user data", "aws:ec2/instance:Instance", {
        userDataBase64: base64(`git clone https://x:${GITHUB}@github.com/a/b\n`),
      }),
      example("a token in a buildspec", "aws:codebuild/project:Project", {
        source: { buildspec: `phases:\n  build:\n    commands: [ "npm config set token ${GITHUB}" ]\n` },
      }),
      {
        ...variables("a token of another format than those left out", { GITHUB_TOKEN: GITHUB }),
        options: { leaveOut: ["slack-webhook"] },
      },
    ],
    unknown: [variables("a variable that another resource decides", { GITHUB_TOKEN: UNKNOWN })],
  },
};
