import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";

/** What of the provider's configuration says who calls: https://www.pulumi.com/registry/packages/aws/api-docs/provider/ */
export interface ProviderConfig {
  accessKey?: string;
  secretKey?: string;
  token?: string;
  profile?: string;
  assumeRoles?: readonly { roleArn?: string; sessionName?: string; externalId?: string }[];
}

/** Where STS is asked, when the account is not AWS. */
interface Endpoint {
  region: string;
  endpoint?: string;
}

/** The keys of the configuration, else those that the SDK finds: environment, profile, single sign-on, machine. */
async function ownCredentials({
  accessKey,
  secretKey,
  token,
  profile,
}: ProviderConfig): Promise<AwsCredentialIdentity | AwsCredentialIdentityProvider> {
  if (accessKey !== undefined && secretKey !== undefined) {
    return {
      accessKeyId: accessKey,
      secretAccessKey: secretKey,
      ...(token === undefined ? {} : { sessionToken: token }),
    };
  }
  // Loading the chain takes 50 ms, which keys in the configuration spare.
  const { defaultProvider } = await import("@aws-sdk/credential-provider-node");
  return defaultProvider(profile === undefined ? {} : { profile });
}

/**
 * The credentials that the provider uses: its keys or profile of the stack configuration, else the chain of the SDK, and
 * then each role in turn. Of a role only its ARN, session name and external id are taken.
 *
 * @throws Error of the SDK when a role cannot be assumed
 */
export async function providerCredentials(
  config: ProviderConfig,
  where: Endpoint,
): Promise<AwsCredentialIdentity | AwsCredentialIdentityProvider> {
  let credentials = await ownCredentials(config);
  for (const { roleArn, sessionName, externalId } of config.assumeRoles ?? []) {
    if (roleArn === undefined) continue;
    const { AssumeRoleCommand, STSClient } = await import("@aws-sdk/client-sts");
    const sts = new STSClient({ ...where, credentials });
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: sessionName ?? "ringfence", ExternalId: externalId }),
    );
    sts.destroy();
    credentials = {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    };
  }
  return credentials;
}
