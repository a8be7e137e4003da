/** The providers that call AWS by a key of their own. */
const PROVIDERS: readonly string[] = ["pulumi:providers:aws", "pulumi:providers:aws-native"];

/** What they take as a key: https://www.pulumi.com/registry/packages/aws/installation-configuration/ */
export const STATIC_CREDENTIALS = ["accessKey", "secretKey", "token"] as const;

export const isAwsProvider = (type: string): boolean => PROVIDERS.includes(type);

/** True for a property that provider-static-keys judges: other rules leave it, so that one key is told once. */
export const isStaticCredential = (type: string, property: string): boolean =>
  isAwsProvider(type) && (STATIC_CREDENTIALS as readonly string[]).includes(property);
