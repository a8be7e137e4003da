import type { IMAGE_STATES, INTERNET_BLOCKS, SNAPSHOT_STATES } from "../../fields/ec2-states";

/** Which attributes of EC2 the policy decides; one that is absent it leaves to each account. */
export interface DeclarativePolicyArgs {
  /** Version 2 of the metadata service for new machines, with this hop limit. */
  hopLimit?: number;
  /** True: nobody shares another image with everybody. */
  imageBlock?: boolean;
  /** How far snapshots can be shared with everybody. */
  snapshots?: (typeof SNAPSHOT_STATES)[number];
  /** True: the serial console is off. */
  serialConsole?: boolean;
  /** Whose images may be used, and whether others are refused. */
  images?: { state: (typeof IMAGE_STATES)[number]; providers: readonly string[] };
  /** How far the internet is closed to the networks of members. */
  internet?: (typeof INTERNET_BLOCKS)[number];
}

/** Sets a value for every account below; without a further operator an account below can set no other. */
const assign = <T>(value: T) => ({ "@@assign": value });

/** A name as this policy language writes it: `block_new_sharing` for `block-new-sharing`. */
const word = (name: string): string => name.replaceAll("-", "_");

/** What AWS adds to the refusal when somebody in a member tries to change an attribute. */
export const EXCEPTION_MESSAGE =
  "The organization decides this for all of its accounts. Ask whoever runs the management account.";

/**
 * A policy by which EC2 itself keeps attributes of every account below its targets as they are written, in every region, for
 * service-linked roles too.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_syntax.html
 *
 * @returns the document; undefined when it would decide nothing
 */
export function declarativePolicy(args: DeclarativePolicyArgs): object | undefined {
  const { hopLimit, imageBlock, snapshots, serialConsole, images, internet } = args;
  const attributes = {
    ...(hopLimit === undefined
      ? {}
      : {
          instance_metadata_defaults: {
            http_tokens: assign("required"),
            http_put_response_hop_limit: assign(String(hopLimit)),
          },
        }),
    ...(imageBlock ? { image_block_public_access: { state: assign("block_new_sharing") } } : {}),
    ...(snapshots === undefined ? {} : { snapshot_block_public_access: { state: assign(word(snapshots)) } }),
    ...(serialConsole ? { serial_console_access: { status: assign("disabled") } } : {}),
    ...(images === undefined
      ? {}
      : {
          allowed_images_settings: {
            state: assign(word(images.state)),
            image_criteria: {
              criteria_1: { allowed_image_providers: assign([...images.providers].map(word).sort()) },
            },
          },
        }),
    ...(internet === undefined
      ? {}
      : {
          vpc_block_public_access: {
            internet_gateway_block: { mode: assign(word(internet)), exclusions_allowed: assign("enabled") },
          },
        }),
  };
  if (Object.keys(attributes).length === 0) return undefined;
  return { ec2_attributes: { exception_message: assign(EXCEPTION_MESSAGE), ...attributes } };
}
