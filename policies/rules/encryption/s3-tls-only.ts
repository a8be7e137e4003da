import { UNKNOWN } from "../../engine/reader";
import { fail, notApplicable, pass, undetermined } from "../../engine/verdict";
import { BUCKETS, holdsBucket } from "../../facts/edges";
import { ownDocumentsOf } from "../../facts/policies";
import type { ConditionLine, PolicyStatement, Text } from "../../facts/policy-document";
import { nameOf } from "../../facts/thing";
import type { Stack, StackResource } from "../../resource";
import type { ExampleResource, StackRule, Verdict } from "../../rule";

const POLICIES = ["s3:bucketpolicy"];
const WEBSITES = ["s3:bucketwebsiteconfiguration", "s3:bucketwebsiteconfigurationv2"];

const isOneOf = ({ type }: StackResource, things: readonly string[]): boolean => things.includes(nameOf(type));

type Answer = "yes" | "no" | "unknown";

/** The weakest of some answers: a statement does what all its parts do. */
const allOf = (answers: readonly Answer[]): Answer =>
  (["no", "unknown"] as const).find((answer) => answers.includes(answer)) ?? "yes";

/** Whether one of some texts does it; one that is not known may. */
function someText(texts: readonly Text[], does: (text: string) => boolean): Answer {
  if (texts.some(({ text }) => text !== undefined && does(text))) return "yes";
  return texts.some(({ text }) => text === undefined) ? "unknown" : "no";
}

/** Conditions that let go of AWS's own services alone, which come over TLS. */
const OF_SERVICES = ["aws:principalisawsservice", "aws:viaawsservice"];

/** Plain http and nothing else: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html */
function isPlainHttp(lines: readonly ConditionLine[]): Answer {
  if (lines.some(({ key }) => key === undefined)) return "unknown";
  const rest = lines.filter(({ key }) => !OF_SERVICES.includes(key!));
  const [line] = rest;
  if (line === undefined || rest.length > 1 || line.key !== "aws:securetransport") return "no";
  if (!/^(ForAnyValue:|ForAllValues:)?(Bool|StringEquals(IgnoreCase)?)(IfExists)?$/.test(line.operator ?? ""))
    return "no";
  return someText(line.values, (text) => text.toLowerCase() === "false");
}

/** Whether a statement refuses plain http to everybody, for the bucket and for what is in it. */
const refuses = (statement: PolicyStatement): Answer =>
  allOf([
    someText([statement.effect], (text) => text === "Deny"),
    someText(statement.principals, (text) => text === "*"),
    someText(statement.actions, (text) => /^(\*|s3:\*)$/i.test(text)),
    someText(statement.resources, (text) => text.endsWith("*")),
    someText(statement.resources, (text) => text === "*" || !text.endsWith("/*")),
    isPlainHttp(statement.conditions),
  ]);

/**
 * The website of a bucket is served in the clear and nowhere else, so that this statement would close it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
 */
const isWebsite = (bucket: StackResource, beside: readonly StackResource[]): boolean =>
  beside.some((one) => isOneOf(one, WEBSITES)) ||
  ["website", "websiteConfiguration"].some((name) => bucket.props.get(name).items().length > 0);

function judgeBucket(bucket: StackResource, { resources }: Stack): Verdict {
  const beside = resources.filter((one) => one !== bucket && holdsBucket(one, "bucket", bucket));
  if (isWebsite(bucket, beside)) return notApplicable(`${bucket.name} is a website, which S3 serves in the clear`);
  const documents = [bucket, ...beside.filter((one) => isOneOf(one, POLICIES))].flatMap((one) =>
    ownDocumentsOf(one, "resource").map((document) => ({ one, document })),
  );
  const answers = documents.flatMap(({ document }) => document.statements.map(refuses));
  if (answers.includes("yes")) return pass;
  const open = documents.find(
    ({ document }) => document.unread.length > 0 || document.statements.some((each) => refuses(each) === "unknown"),
  );
  if (open !== undefined) return undetermined(`${open.one.name}.${open.document.path}`);
  const observed = documents.length === 0 ? "no bucket policy" : "no statement that refuses plain http";
  return fail(bucket.name, observed, "Deny s3:* for aws:SecureTransport false, on bucket and objects", bucket.urn);
}

const ARN = "arn:aws:s3:::data";
const denial = (changes: Record<string, unknown> = {}) => ({
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [ARN, `${ARN}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
  ...changes,
});
const bucket = (props: Record<string, unknown> = {}, type = "aws:s3/bucket:Bucket") => ({ type, name: "data", props });
const policy = (statement: unknown, type = "aws:s3/bucketPolicy:BucketPolicy") => ({
  type,
  name: "policy",
  props: {
    bucket: UNKNOWN,
    ...(type.startsWith("aws:")
      ? { policy: typeof statement === "string" ? statement : JSON.stringify({ Statement: [statement] }) }
      : { policyDocument: { Statement: [statement] } }),
  },
  propertyDependencies: { bucket: ["data"] },
});
const example = (title: string, ...resources: ExampleResource[]) => ({ title, subject: { resources } });

export const s3TlsOnly: StackRule = {
  id: "s3-tls-only",
  kind: "stack",
  title: "buckets refuse plain http",
  severity: "medium",
  level: "advisory",
  onUnknown: "ignore",
  why: "S3 answers in the clear as well. Whoever sits between reads what is fetched that way, and a signed address with it.",
  fix: "add a statement to the bucket policy: Deny, principal *, s3:*, on the bucket and its objects, where aws:SecureTransport is false",
  frameworks: [
    { framework: "fsbp", version: "1.0.0", id: "S3.5" },
    { framework: "cis-aws", version: "5.0.0", id: "2.1.1" },
    { framework: "cis-aws", version: "7.0.0", id: "3.1.1" },
    { framework: "mitre-attack", version: "17", id: "T1040" },
  ],
  types: ["aws:s3/bucket:Bucket", "aws:s3/bucketPolicy:BucketPolicy"],
  needs: [],
  uses: [],
  options: {},

  check(stack) {
    const buckets = stack.resources.filter((one) => isOneOf(one, BUCKETS));
    if (buckets.length === 0) return [notApplicable("the stack declares no bucket")];
    return buckets.map((one) => judgeBucket(one, stack));
  },

  examples: {
    pass: [
      example("a policy that refuses plain http", bucket(), policy(denial())),
      example("everything refused, of everything", bucket(), policy(denial({ Action: "*", Resource: "*" }))),
      example(
        "a condition that lets go of AWS itself",
        bucket(),
        policy(
          denial({
            Condition: { Bool: { "aws:SecureTransport": false, "aws:PrincipalIsAWSService": "false" } },
          }),
        ),
      ),
      example("a bucket of v6, with its policy inside", bucket({ policy: JSON.stringify({ Statement: denial() }) })),
      example(
        "a bucket of Cloud Control",
        bucket({}, "aws-native:s3:Bucket"),
        policy(denial({ Principal: { AWS: "*" } }), "aws-native:s3:BucketPolicy"),
      ),
      example("a policy that names its bucket", bucket({ bucket: "data" }), {
        ...policy(denial()),
        props: { bucket: "data", policy: JSON.stringify({ Statement: [denial()] }) },
        propertyDependencies: {},
      }),
      example("a website, which has no other way", bucket(), {
        type: "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
        name: "site",
        props: { bucket: UNKNOWN, indexDocument: { suffix: "index.html" } },
        propertyDependencies: { bucket: ["data"] },
      }),
    ],
    fail: [
      example("a bucket without a policy", bucket()),
      example(
        "a policy about something else",
        bucket(),
        policy(denial({ Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } })),
      ),
      example("the objects alone, and not the list of them", bucket(), policy(denial({ Resource: `${ARN}/*` }))),
      example("the bucket alone, and not its objects", bucket(), policy(denial({ Resource: ARN }))),
      example("reading alone", bucket(), policy(denial({ Action: "s3:GetObject" }))),
      example("one role alone", bucket(), policy(denial({ Principal: { AWS: "arn:aws:iam::111122223333:role/app" } }))),
      example(
        "from one address alone",
        bucket(),
        policy(
          denial({
            Condition: { Bool: { "aws:SecureTransport": "false" }, IpAddress: { "aws:SourceIp": "192.0.2.0/24" } },
          }),
        ),
      ),
      example(
        "TLS refused in place of plain http",
        bucket(),
        policy(denial({ Condition: { Bool: { "aws:SecureTransport": "true" } } })),
      ),
      example(
        "TLS allowed, which refuses nobody",
        bucket(),
        policy(denial({ Effect: "Allow", Condition: { Bool: { "aws:SecureTransport": "true" } } })),
      ),
      example(
        "the policy of another bucket",
        bucket(),
        { ...bucket(), name: "other" },
        { ...policy(denial()), propertyDependencies: { bucket: ["other"] } },
      ),
      example("a bucket of Cloud Control", bucket({}, "aws-native:s3:Bucket")),
    ],
    unknown: [
      example("a policy that is put together at the deployment", bucket(), policy(UNKNOWN)),
      example(
        "a statement of which a part is not known yet",
        bucket({}, "aws-native:s3:Bucket"),
        policy(denial({ Resource: UNKNOWN }), "aws-native:s3:BucketPolicy"),
      ),
    ],
  },
};
