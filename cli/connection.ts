import type { Connection } from "./probes/run";
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

/** Who is asked: the account that the credentials belong to. */
export interface Connected extends Connection {
  /** ARN of the caller, after the role was taken. */
  callerArn: string;
}

/** Nobody can be asked. The message says what to do, and is fit for people. */
export class NoConnection extends Error {}

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

const DIGITS = /^\d{6}$/;

async function codeOf({ mfaCode, mfaSerial }: ConnectionOptions): Promise<string> {
  if (mfaCode !== undefined) {
    if (DIGITS.test(mfaCode)) return mfaCode;
    throw new NoConnection(`--mfa-code is ${JSON.stringify(mfaCode)}, a code has six digits; read it from the device`);
  }
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

/** What the SDK says, in the words of who can mend it. */
function explain(error: unknown, { profile, roleArn, mfaSerial }: ConnectionOptions): NoConnection {
  if (error instanceof NoConnection) return error;
  const { name, message } = error as Error;
  const by = profile === undefined ? "" : ` with profile ${JSON.stringify(profile)}`;
  if (roleArn !== undefined && /AccessDenied/.test(name)) {
    const device =
      mfaSerial === undefined ? "; the baseline's roles ask for MFA: name your device with --mfa-serial" : "";
    return new NoConnection(`the role ${roleArn} cannot be taken${by}: ${message}${device}`);
  }
  return new NoConnection(
    `the account cannot be asked${by}: ${message}\ngive credentials, for example with --profile or \`aws sso login\`, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`,
  );
}

/**
 * The account of the credentials that the AWS CLI would use (environment, profile, single sign-on, machine), or of the role
 * that is taken with them. `AWS_ENDPOINT_URL` is one URL for every service.
 *
 * @throws NoConnection when there are no credentials, they are not taken, or the role is refused
 */
export async function connect(options: ConnectionOptions): Promise<Connected> {
  // What is written to stderr is for people, and that the SDK will want a newer Node one day is not its matter.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const { profile, region = process.env["AWS_REGION"] ?? "us-east-1", roleArn, mfaSerial } = options;
  const [{ defaultProvider }, { GetCallerIdentityCommand, STSClient }] = await Promise.all([
    import("@aws-sdk/credential-provider-node"),
    import("@aws-sdk/client-sts"),
  ]);
  // Who names a profile has chosen: that there are keys in the environment, too, needs no warning.
  const own = defaultProvider(profile === undefined ? {} : { profile, logger: SILENT });
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
    throw explain(error, options);
  } finally {
    sts.destroy();
  }
}
