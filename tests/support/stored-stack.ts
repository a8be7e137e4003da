import { UNKNOWN } from "../../domain/pulumi/values";

/** URN of a resource of the stack `shop/dev`. */
export const urnOf = (type: string, name: string): string => `urn:pulumi:dev::shop::${type}::${name}`;

const ROOT_STACK = urnOf("pulumi:pulumi:Stack", "shop-dev");
const PROVIDER = urnOf("pulumi:providers:aws", "default_7_48_0");
export const BUCKET = urnOf("aws:s3/bucket:Bucket", "logs");
export const FLEET = urnOf("aws:ec2/spotFleetRequest:SpotFleetRequest", "fleet");

/** One resource as the engine writes it. */
export const stored = (urn: string, more: object = {}): object => ({
  urn,
  custom: true,
  type: urn.split("::")[2]!.split("$").at(-1),
  parent: ROOT_STACK,
  ...more,
});

/** A resource of AWS, which the default provider serves. */
export const ofAws = (urn: string, inputs: object, more: object = {}): object =>
  stored(urn, { id: "i-1", inputs, outputs: inputs, provider: `${PROVIDER}::0b7c4ba3`, ...more });

/** What `pulumi stack export` writes. */
export const exported = (resources: readonly object[], provider: object = { region: "ap-southeast-2" }) => ({
  version: 3,
  deployment: {
    manifest: { version: "v3.259.0" },
    resources: [
      { urn: ROOT_STACK, custom: false, type: "pulumi:pulumi:Stack" },
      stored(PROVIDER, { id: "0b7c4ba3", inputs: provider, outputs: provider }),
      ...resources,
    ],
  },
});

/** What `pulumi preview --json` writes, with everything that is about to be made. */
export const previewed = (resources: readonly object[], more: object = {}) => ({
  config: { "aws:region": "ap-southeast-2", "shop:name": "x" },
  steps: [{ urn: ROOT_STACK, custom: false, type: "pulumi:pulumi:Stack" }, ...resources].map((newState) => ({
    op: "create",
    urn: (newState as { urn: string }).urn,
    newState: { ...newState, outputs: undefined },
  })),
  changeSummary: { create: resources.length + 1 },
  ...more,
});

/** In a first preview nothing has an id. */
export const PREVIEW_PROVIDER = `${PROVIDER}::${UNKNOWN}`;
