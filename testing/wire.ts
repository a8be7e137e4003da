import { SIGNATURE_KEY, SIGNATURES, UNKNOWN } from "../domain/pulumi/values";

/** Values as they travel: what JSON has no word for. */
export const wire = {
  /** A value that is not known before the deployment, as an id is in the first preview. */
  unknown: UNKNOWN,
  /** A secret. A pack gets its plain value and cannot tell it from others. */
  secret: (value: unknown) => ({ [SIGNATURE_KEY]: SIGNATURES.secret, value }),
  /** A text asset, such as an inline `source` of an object in a bucket. */
  textAsset: (text: string) => ({ [SIGNATURE_KEY]: SIGNATURES.asset, text }),
};
