import { AwsError, type Document } from "../wire/codec";
import { memberRefusal } from "./member-contacts";
import type { Setting } from "./settings";

const absent = (message: string): AwsError => new AwsError("ResourceNotFoundException", message, 404);

/** Instance metadata defaults as they read after a change: what is not named stays, and no preference is no value. */
const metadataDefaults = (input: Document, before: Document): Document => {
  const members = ["HttpTokens", "HttpPutResponseHopLimit", "HttpEndpoint", "InstanceMetadataTags"];
  const named = members.flatMap((name) =>
    name in input ? [[name[0]!.toLowerCase() + name.slice(1), input[name]] as const] : [],
  );
  const all = { ...(before["accountLevel"] as Document), ...Object.fromEntries(named) };
  const kept = Object.entries(all).filter(([, value]) => value !== "no-preference" && value !== "-1");
  return { accountLevel: Object.fromEntries(kept) };
};

/** A list in XML. */
const items = (list: unknown): Document => (Array.isArray(list) ? { item: list as unknown[] } : {});

const imageCriterion = ({ ImageProvider, ImageName, MarketplaceProductCode, CreationDateCondition }: Document) => {
  const days = (CreationDateCondition as Document | undefined)?.["MaximumDaysSinceCreated"];
  return {
    imageProviderSet: items(ImageProvider),
    imageNameSet: items(ImageName),
    marketplaceProductCodeSet: items(MarketplaceProductCode),
    ...(days === undefined ? {} : { creationDateCondition: { maximumDaysSinceCreated: days } }),
  };
};

/** The settings that the emulator lacks or keeps otherwise than AWS does. */
export const SETTINGS: readonly Setting[] = [
  // https://docs.aws.amazon.com/accounts/latest/reference/API_GetContactInformation.html
  {
    service: "account",
    per: "account",
    initial: absent("No contact information found for this account."),
    put: { PutContactInformation: ({ ContactInformation }) => ({ ContactInformation }) },
    get: "GetContactInformation",
    refuse: memberRefusal,
  },
  // https://docs.aws.amazon.com/accounts/latest/reference/API_GetAlternateContact.html
  {
    service: "account",
    per: "account",
    key: "AlternateContactType",
    initial: absent("No contact of the inputted alternate contact type found."),
    put: { PutAlternateContact: (input) => ({ AlternateContact: { ...input, AccountId: undefined } }) },
    reset: "DeleteAlternateContact",
    get: "GetAlternateContact",
    refuse: memberRefusal,
  },
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetSnapshotBlockPublicAccessState.html
  {
    service: "ec2",
    per: "region",
    initial: { state: "unblocked" },
    put: { EnableSnapshotBlockPublicAccess: ({ State }) => ({ state: State }) },
    answer: (value) => value,
    reset: "DisableSnapshotBlockPublicAccess",
    get: "GetSnapshotBlockPublicAccessState",
  },
  // On in an account that was opened since 2023: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html
  {
    service: "ec2",
    per: "region",
    initial: { imageBlockPublicAccessState: "block-new-sharing" },
    put: {
      EnableImageBlockPublicAccess: ({ ImageBlockPublicAccessState }) => ({
        imageBlockPublicAccessState: ImageBlockPublicAccessState,
      }),
      DisableImageBlockPublicAccess: { imageBlockPublicAccessState: "unblocked" },
    },
    answer: (value) => value,
    get: "GetImageBlockPublicAccessState",
  },
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceMetadataDefaults.html
  {
    service: "ec2",
    per: "region",
    initial: { accountLevel: {} },
    put: {
      ModifyInstanceMetadataDefaults: (input, _, before) => metadataDefaults(input, before),
    },
    answer: () => ({ return: true }),
    get: "GetInstanceMetadataDefaults",
  },
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetSerialConsoleAccessStatus.html
  {
    service: "ec2",
    per: "region",
    initial: { serialConsoleAccessEnabled: false },
    put: {
      EnableSerialConsoleAccess: { serialConsoleAccessEnabled: true },
      DisableSerialConsoleAccess: { serialConsoleAccessEnabled: false },
    },
    answer: (value) => value,
    get: "GetSerialConsoleAccessStatus",
  },
  // A change takes minutes on AWS and none here: https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
  {
    service: "ec2",
    per: "region",
    initial: (_, { accountId, region }) => ({
      vpcBlockPublicAccessOptions: {
        awsAccountId: accountId,
        awsRegion: region,
        state: "default-state",
        internetGatewayBlockMode: "off",
      },
    }),
    put: {
      ModifyVpcBlockPublicAccessOptions: ({ InternetGatewayBlockMode }, { accountId, region }) => ({
        vpcBlockPublicAccessOptions: {
          awsAccountId: accountId,
          awsRegion: region,
          state: "update-complete",
          internetGatewayBlockMode: InternetGatewayBlockMode,
        },
      }),
    },
    answer: (value) => value,
    get: "DescribeVpcBlockPublicAccessOptions",
  },
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetAllowedImagesSettings.html
  {
    service: "ec2",
    per: "region",
    initial: { state: "disabled", imageCriterionSet: {} },
    put: {
      EnableAllowedImagesSettings: ({ AllowedImagesSettingsState }, _, before) => ({
        ...before,
        state: AllowedImagesSettingsState,
      }),
      ReplaceImageCriteriaInAllowedImagesSettings: ({ ImageCriterion = [] }, _, before) => ({
        ...before,
        imageCriterionSet: items((ImageCriterion as Document[]).map(imageCriterion)),
      }),
      DisableAllowedImagesSettings: (_input, _context, before) => ({ ...before, state: "disabled" }),
    },
    answer: ({ state }) => ({ allowedImagesSettingsState: state, return: true }),
    get: "GetAllowedImagesSettings",
  },
];
