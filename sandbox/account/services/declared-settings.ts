import type { Document } from "../wire/codec";
import type { Ec2Attributes } from "./declarative-policies";

/** A name as EC2's API writes it: `block-new-sharing` for `block_new_sharing`. */
const word = (name: string): string => name.replaceAll("_", "-");

const BY = { managedBy: "declarative-policy" };

/** A value that a policy leaves open is not in the answer. */
const open = (value: string | undefined): boolean => value === undefined || value === "no_preference";

const items = (list: unknown): Document => (Array.isArray(list) ? { item: (list as string[]).map(word) } : {});

/**
 * What the answer of a setting is while a declarative policy decides it, by the call that reads it; undefined when the policy
 * says nothing of it. `ManagedBy` stands in each answer, and the policy's message in one.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ec2_syntax.html
 */
export const DECLARED: Readonly<Record<string, (all: Ec2Attributes, before: Document) => Document | undefined>> = {
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceMetadataDefaultsResponse.html
  GetInstanceMetadataDefaults: ({ instance_metadata_defaults: defaults, exception_message: message }) =>
    defaults && {
      accountLevel: {
        ...Object.fromEntries(
          Object.entries({
            httpTokens: defaults["http_tokens"],
            httpPutResponseHopLimit: defaults["http_put_response_hop_limit"],
            httpEndpoint: defaults["http_endpoint"],
            instanceMetadataTags: defaults["instance_metadata_tags"],
          }).filter(([, value]) => !open(value)),
        ),
        ...BY,
        ...(message === undefined ? {} : { managedExceptionMessage: message }),
      },
    },
  GetImageBlockPublicAccessState: ({ image_block_public_access: block }) =>
    block?.state === undefined ? undefined : { imageBlockPublicAccessState: word(block.state), ...BY },
  GetSnapshotBlockPublicAccessState: ({ snapshot_block_public_access: block }) =>
    block?.state === undefined ? undefined : { state: word(block.state), ...BY },
  GetSerialConsoleAccessStatus: ({ serial_console_access: access }) =>
    access?.status === undefined ? undefined : { serialConsoleAccessEnabled: access.status === "enabled", ...BY },
  GetAllowedImagesSettings: ({ allowed_images_settings: settings }) =>
    settings?.state === undefined
      ? undefined
      : {
          state: word(settings.state),
          imageCriterionSet: {
            item: Object.values(settings.image_criteria ?? {}).map((criterion) => ({
              imageProviderSet: items(criterion["allowed_image_providers"]),
            })),
          },
          ...BY,
        },
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcBlockPublicAccessOptions.html
  DescribeVpcBlockPublicAccessOptions: ({ vpc_block_public_access: block }, before) => {
    const { mode, exclusions_allowed: exclusions } = block?.internet_gateway_block ?? {};
    if (mode === undefined) return undefined;
    return {
      vpcBlockPublicAccessOptions: {
        ...(before["vpcBlockPublicAccessOptions"] as Document),
        internetGatewayBlockMode: word(mode),
        ...BY,
        exclusionsAllowed: exclusions === "disabled" ? "not-allowed" : "allowed",
      },
    };
  },
};
