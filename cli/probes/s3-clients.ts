import { S3Client as Buckets } from "@aws-sdk/client-s3";
import { S3ControlClient as Account } from "@aws-sdk/client-s3-control";

/** What the runner gives every client. */
type Configuration = Record<string, unknown>;

/** Buckets of every region: a bucket answers in its own region only, and the client follows where S3 points. */
export class S3Client extends Buckets {
  constructor(configuration: Configuration) {
    // One address for everything has no names of buckets in front of it.
    const forcePathStyle = configuration["endpoint"] !== undefined;
    super({ ...configuration, forcePathStyle, followRegionRedirects: true });
  }
}

/** The account's own settings. The SDK puts the account in front of the host, and `123456789012.127.0.0.1` is no address. */
export class S3ControlClient extends Account {
  constructor({ endpoint, ...rest }: Configuration) {
    const endpointProvider = () => ({ url: new URL(endpoint as string) });
    super(endpoint === undefined ? rest : { ...rest, endpointProvider });
  }
}
