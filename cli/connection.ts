import * as v from "valibot";
import type { Problem } from "../domain/fields/problems";
import { region } from "../domain/fields/regions";
import { text } from "../domain/fields/values";
import type { Connection } from "./probes/run";
import { readOptions } from "./read-options";
import type { VerbOption } from "./verb";

/** Who asks, and as whom. */
export const CONNECTION_OPTIONS: readonly VerbOption[] = [
  {
    flags: "--profile <name>",
    summary: "Profile of the AWS CLI. Default: the credentials that the AWS CLI would use.",
  },
  {
    flags: "--region <region>",
    summary: "Region whose STS is asked who calls. Default: that of AWS_REGION, else us-east-1.",
  },
  {
    flags: "--role-arn <arn>",
    summary: "Role to take for the work, such as the auditor or the responder of the baseline.",
  },
  {
    flags: "--mfa-serial <arn>",
    summary: "Device that the role asks for. The code is asked for on the terminal, or given with --mfa-code.",
  },
  { flags: "--mfa-code <code>", summary: "The six digits of the device, where there is no terminal." },
];

/** The options as they were typed. */
export interface ConnectionOptions {
  profile?: string;
  region?: string;
  roleArn?: string;
  mfaSerial?: string;
  mfaCode?: string;
}

const DIGITS = /^\d{6}$/;

const schema = v.object({
  profile: v.optional(text("the name of a profile", (value) => value !== "")),
  region: v.optional(region),
  roleArn: v.optional(
    text("the ARN of a role, such as arn:aws:iam::123456789012:role/ringfence/exempt/auditor", (value) =>
      /^arn:aws:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(value),
    ),
  ),
  // A device of its own has a number: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
  mfaSerial: v.optional(
    text("the ARN of a device, arn:aws:iam::123456789012:mfa/<name>, or the number on it", (value) =>
      /^(arn:aws:iam::\d{12}:mfa\/[\w+=,.@/-]+|[\w-]{9,256})$/.test(value),
    ),
  ),
  mfaCode: v.optional(text("the six digits that the device shows", (value) => DIGITS.test(value))),
});

/** What is wrong with the options, as they were typed: each verb tells it with what else is wrong. */
export function connectionProblems(given: Readonly<Record<string, unknown>>): Problem[] {
  const read = readOptions(schema, given);
  if ("problems" in read) return read.problems;
  const { roleArn, mfaSerial, mfaCode } = read.options;
  const problem = (path: string, message: string): Problem => ({ path, message });
  return [
    ...(mfaSerial !== undefined && roleArn === undefined
      ? [problem("--mfa-serial", "is the device for a role; name the role with --role-arn")]
      : []),
    ...(mfaCode !== undefined && mfaSerial === undefined
      ? [problem("--mfa-code", "is the code of a device; name the device with --mfa-serial")]
      : []),
  ];
}

/** Who is asked: the account that the credentials belong to. */
export interface Connected extends Connection {
  /** ARN of the caller, after the role was taken. */
  callerArn: string;
}

/** Nobody can be asked. The message says what to do, and is fit for people. */
export class NoConnection extends Error {}

async function codeOf({ mfaCode, mfaSerial }: ConnectionOptions): Promise<string> {
  if (mfaCode !== undefined) return mfaCode;
  if (!process.stdin.isTTY) {
    throw new NoConnection(
      `the code of ${mfaSerial} cannot be asked for, there is no terminal; give it with --mfa-code`,
    );
  }
  const { isCancel, text } = await import("@clack/prompts");
  const answer = await text({
    message: `Code of ${mfaSerial}`,
    validate: (typed) => (DIGITS.test(typed ?? "") ? undefined : "a code has six digits"),
  });
  if (isCancel(answer)) throw new NoConnection("no code was given, so the role was not taken; nothing was asked");
  return answer;
}

const LOOPBACK = /^(127\.|localhost$|\[::1\]$)/;

/** Why nobody can be asked at a URL that refuses the connection; undefined where the error says something else. */
function silence(error: unknown, url: string | undefined): string | undefined {
  // Of a name with several addresses the error holds one for each of them.
  const { message, errors = [] } = error as Error & { errors?: Error[] };
  const said = [message, ...errors.map((each) => each.message)].join(" ");
  const endpoint = url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
  // Where credentials come from, such as the metadata of a machine, may refuse as well.
  if (!endpoint || !said.includes("ECONNREFUSED") || !said.includes(`:${endpoint.port}`)) return undefined;
  const sandbox = LOOPBACK.test(endpoint.hostname) ? ": is the sandbox still open?" : "";
  return `nothing answers at ${url} (AWS_ENDPOINT_URL)${sandbox}`;
}

/** What the SDK says, in the words of who can mend it. */
function explain(
  error: unknown,
  { profile, roleArn, mfaSerial }: ConnectionOptions,
  url: string | undefined,
): NoConnection {
  if (error instanceof NoConnection) return error;
  const silent = silence(error, url);
  if (silent !== undefined) return new NoConnection(`the account cannot be asked: ${silent}`);
  const { name, message } = error as Error;
  const taken = profile ?? process.env["AWS_PROFILE"];
  const by = taken === undefined ? "" : ` with profile ${JSON.stringify(taken)}`;
  if (roleArn !== undefined && /AccessDenied/.test(name)) {
    const device =
      mfaSerial === undefined ? "; the baseline's roles ask for MFA: name your device with --mfa-serial" : "";
    return new NoConnection(`the role ${roleArn} cannot be taken${by}: ${message}${device}`);
  }
  return new NoConnection(
    `the account cannot be asked${by}: ${message}\ngive credentials, for example with --profile or \`aws sso login\`, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`,
  );
}

const nothing = (): void => undefined;
/** Who names a profile need not read, between the lines of a command, that there are keys in the environment, too. */
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/**
 * The account of the credentials that the AWS CLI would use (environment, profile, single sign-on, machine), or of the role
 * that is taken with them. `AWS_ENDPOINT_URL` is one URL for every service.
 *
 * @param given credentials of somebody who is connected already, from whom a role is taken
 * @throws NoConnection when there are no credentials, they are not taken, the role is refused, or nothing answers at the URL
 */
export async function connect(options: ConnectionOptions, given?: Connected["credentials"]): Promise<Connected> {
  // What is written to stderr is for people, and that the SDK will want a newer Node one day is not its matter.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const { profile, region = process.env["AWS_REGION"] ?? "us-east-1", roleArn, mfaSerial } = options;
  const [{ defaultProvider }, { GetCallerIdentityCommand, STSClient }] = await Promise.all([
    import("@aws-sdk/credential-provider-node"),
    import("@aws-sdk/client-sts"),
  ]);
  const own = given ?? defaultProvider(profile === undefined ? {} : { profile, logger: SILENT });
  const url = process.env["AWS_ENDPOINT_URL"];
  const clientConfig = { region, maxAttempts: 2, ...(url === undefined ? {} : { endpoint: url }) };
  const credentials =
    roleArn === undefined
      ? own
      : (await import("@aws-sdk/credential-providers")).fromTemporaryCredentials({
          masterCredentials: own,
          params: {
            RoleArn: roleArn,
            RoleSessionName: "ringfence",
            ...(mfaSerial === undefined ? {} : { SerialNumber: mfaSerial }),
          },
          mfaCodeProvider: () => codeOf(options),
          clientConfig,
        });
  const sts = new STSClient({ ...clientConfig, credentials });
  try {
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
    return { accountId: Account!, callerArn: Arn!, credentials, ...(url === undefined ? {} : { endpoint: url }) };
  } catch (error) {
    throw explain(error, options, url);
  } finally {
    sts.destroy();
  }
}
