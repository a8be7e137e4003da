import {
  DescribeVpcBlockPublicAccessOptionsCommand,
  EC2Client,
  GetAllowedImagesSettingsCommand,
  GetImageBlockPublicAccessStateCommand,
  GetInstanceMetadataDefaultsCommand,
  GetSerialConsoleAccessStatusCommand,
  GetSnapshotBlockPublicAccessStateCommand,
  type ImageCriterion,
} from "@aws-sdk/client-ec2";
import { DECLARABLE, type DeclarableId, type Declared } from "../../domain/settings/declared-facts";
import { type Ask, once, probe } from "./probe";

/** The call that reads each setting, and says who manages it: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/ */
const CALLS = {
  metadata: once(GetInstanceMetadataDefaultsCommand),
  images: once(GetImageBlockPublicAccessStateCommand),
  snapshots: once(GetSnapshotBlockPublicAccessStateCommand),
  console: once(GetSerialConsoleAccessStatusCommand),
  allowed: once(GetAllowedImagesSettingsCommand),
  networks: once(DescribeVpcBlockPublicAccessOptionsCommand),
};

type Managed = Declared & { by: string | undefined };

/** Whom a list of criteria lets in; one that names nobody, but a product or a date, lets in anybody. */
const providersOf = (criteria: readonly ImageCriterion[]): string[] => [
  ...new Set(
    criteria.flatMap(({ ImageProviders: named = [] }) =>
      named.length > 0 ? named.filter((one) => one !== "none") : ["any"],
    ),
  ),
];

/** How each is read. A metadata default that the policy leaves open is not in the answer. */
const READ: Readonly<Record<DeclarableId, (ask: Ask<typeof CALLS>) => Promise<Managed>>> = {
  imds: async ({ metadata }) => {
    const {
      HttpTokens: state = "no-preference",
      HttpPutResponseHopLimit,
      ManagedBy,
    } = (await metadata({})).AccountLevel ?? {};
    return { by: ManagedBy, state, ...(HttpPutResponseHopLimit ? { hopLimit: HttpPutResponseHopLimit } : {}) };
  },
  "image-block": async ({ images }) => {
    const { ImageBlockPublicAccessState, ManagedBy } = await images({});
    return { by: ManagedBy, state: ImageBlockPublicAccessState ?? "" };
  },
  "snapshot-block": async ({ snapshots }) => {
    const { State, ManagedBy } = await snapshots({});
    return { by: ManagedBy, state: State ?? "" };
  },
  "serial-console": async ({ console }) => {
    const { SerialConsoleAccessEnabled, ManagedBy } = await console({});
    return { by: ManagedBy, state: SerialConsoleAccessEnabled ? "enabled" : "disabled" };
  },
  "image-allowlist": async ({ allowed }) => {
    const { State, ImageCriteria = [], ManagedBy } = await allowed({});
    return { by: ManagedBy, state: State ?? "", providers: providersOf(ImageCriteria) };
  },
  "network-closure": async ({ networks }) => {
    const { InternetGatewayBlockMode, ManagedBy } = (await networks({})).VpcBlockPublicAccessOptions ?? {};
    return { by: ManagedBy, state: InternetGatewayBlockMode ?? "" };
  },
};

/**
 * What a declarative policy of the organization decides about settings of EC2; what the account decides is no item.
 *
 * @param asked the controls whose settings are asked for
 */
export const declaredSettings = (asked: readonly DeclarableId[]) =>
  probe({
    id: "declared-settings",
    service: "ec2",
    kind: "setting of EC2 that the organization decides",
    scope: "regional",
    client: EC2Client,
    calls: CALLS,
    read: async (ask) => {
      const all = await Promise.all(asked.map(async (id) => ({ id, ...(await READ[id](ask)) })));
      return all.flatMap(({ id, by, ...declared }) => (by === "declarative-policy" ? [{ id, declared }] : []));
    },
  });

export const PROBES = [declaredSettings(DECLARABLE)];
