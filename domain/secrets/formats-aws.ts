import type { Format } from "./format";
import { isPlaceholder } from "./placeholder";

const decoded = (base64: string): string => Buffer.from(base64, "base64").toString("latin1");

/** Both alphabets of it. */
const BASE64 = "A-Za-z0-9+/_-";

/** How long-term keys of Bedrock begin, below their four letters. */
const BEDROCK = "BedrockAPIKey-";
const bedrockStart = Buffer.from(BEDROCK).toString("base64").slice(0, 18);

/** How the signed address in a short-term key begins. */
const presignedStart = Buffer.from("bedrock.amazonaws.com/").toString("base64").slice(0, 29);

/** Credentials of AWS that tell by themselves what they are. A secret access key does not: see secret-keys.ts. */
export const AWS_FORMATS: readonly Format[] = [
  {
    id: "aws-access-key-id",
    title: "access key",
    group: "aws-access-key",
    severity: "critical",
    // Four letters for the kind (long-lived, session, bearer, context-bound) and sixteen of base32.
    marks: ["AKIA", "ASIA", "ABIA", "ACCA"],
    body: "A(?:KI|SI|BI|CC)A[A-Z2-7]{16}",
    alphabet: "A-Z0-9",
    // The keys of the AWS documentation end in EXAMPLE.
    check: (value) => !isPlaceholder(value),
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids",
  },
  {
    id: "aws-session-token",
    title: "session token",
    group: "aws-secret",
    severity: "critical",
    // Base64 of a version and the words "origin_ec"; the older two begin with another version. Never shorter than a few hundred.
    marks: ["IQoJb3JpZ2luX2Vj", "FwoGZXIvYXdz", "FQoGZXIvYXdz", "FQoDYXdz"],
    body: "(?:IQoJb3JpZ2luX2Vj|F[wQ]oGZXIvYXdz|FQoDYXdz)[A-Za-z0-9+/_-]{100,4096}={0,2}",
    alphabet: BASE64,
    // Runs of one letter are part of it, so that only the words tell an example.
    check: (value) => !/EXAMPLE/.test(value),
    source: "https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html",
  },
  {
    id: "aws-bedrock-key",
    title: "Bedrock API key",
    group: "vendor-token",
    severity: "critical",
    marks: [`ABSK${bedrockStart}`],
    body: `ABSK${bedrockStart}[A-Za-z0-9+/]{40,400}={0,2}`,
    check: (value) => decoded(value.slice(4)).startsWith(BEDROCK) && !isPlaceholder(value),
    source: "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html",
  },
  {
    id: "aws-bedrock-session-key",
    title: "short-term Bedrock API key",
    group: "vendor-token",
    severity: "critical",
    marks: [`bedrock-api-key-${presignedStart}`],
    body: `bedrock-api-key-${presignedStart}[A-Za-z0-9+/_-]{60,8192}={0,2}`,
    alphabet: BASE64,
    check: (value) => !/EXAMPLE/.test(value),
    source: "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html",
  },
];
