import { S3ControlClient as Client } from "@aws-sdk/client-s3-control";

/**
 * The client of the SDK, at an endpoint that is one address for everything: the SDK puts the account in front of the host,
 * and `123456789012.127.0.0.1` is no address.
 */
export class S3ControlClient extends Client {
  constructor(config: Record<string, unknown>) {
    const { endpoint, ...rest } = config;
    const endpointProvider = () => ({ url: new URL(endpoint as string) });
    super(endpoint === undefined ? config : { ...rest, endpointProvider });
  }
}
