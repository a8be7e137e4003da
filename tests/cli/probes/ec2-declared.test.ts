import { declaredSettings } from "../../../cli/probes/ec2-declared";
import { DECLARABLE, type DeclarableId } from "../../../domain/settings/declared-facts";
import { cellOf, itemsOf } from "../../support/probe-answers";

const ManagedBy = "declarative-policy";

/** The answers of all calls, for the setting that a test is about. */
const read = (id: DeclarableId, answers: Record<string, object[]>) => itemsOf(declaredSettings([id]), answers);

it("what the account decides is no item", async () => {
  const own = { ManagedBy: "account" };
  expect(
    await itemsOf(declaredSettings(DECLARABLE), {
      GetInstanceMetadataDefaults: [{ AccountLevel: { HttpTokens: "required", ...own } }],
      GetImageBlockPublicAccessState: [{ ImageBlockPublicAccessState: "block-new-sharing", ...own }],
      GetSnapshotBlockPublicAccessState: [{ State: "block-all-sharing", ...own }],
      GetSerialConsoleAccessStatus: [{ SerialConsoleAccessEnabled: false }],
      GetAllowedImagesSettings: [{ State: "enabled", ...own }],
      DescribeVpcBlockPublicAccessOptions: [
        { VpcBlockPublicAccessOptions: { InternetGatewayBlockMode: "off", ...own } },
      ],
    }),
  ).toEqual([]);
});

it("only the settings are asked for that somebody wants to know", async () => {
  const { asked } = await cellOf(declaredSettings(["serial-console"]), { GetSerialConsoleAccessStatus: [{}] });
  expect(asked).toEqual([{ GetSerialConsoleAccessStatus: {} }, { destroyed: true }]);
});

it.each<[DeclarableId, string, object, object]>([
  [
    "imds",
    "GetInstanceMetadataDefaults",
    { AccountLevel: { HttpTokens: "required", HttpPutResponseHopLimit: 2, ManagedBy } },
    { state: "required", hopLimit: 2 },
  ],
  ["imds", "GetInstanceMetadataDefaults", { AccountLevel: { ManagedBy } }, { state: "no-preference" }],
  [
    "image-block",
    "GetImageBlockPublicAccessState",
    { ImageBlockPublicAccessState: "unblocked", ManagedBy },
    { state: "unblocked" },
  ],
  [
    "snapshot-block",
    "GetSnapshotBlockPublicAccessState",
    { State: "block-new-sharing", ManagedBy },
    { state: "block-new-sharing" },
  ],
  [
    "serial-console",
    "GetSerialConsoleAccessStatus",
    { SerialConsoleAccessEnabled: true, ManagedBy },
    { state: "enabled" },
  ],
  [
    "image-allowlist",
    "GetAllowedImagesSettings",
    {
      State: "enabled",
      ImageCriteria: [
        { ImageProviders: ["amazon"] },
        { ImageProviders: ["none"] },
        { MarketplaceProductCodes: ["abc"] },
      ],
      ManagedBy,
    },
    { state: "enabled", providers: ["amazon", "any"] },
  ],
  [
    "network-closure",
    "DescribeVpcBlockPublicAccessOptions",
    { VpcBlockPublicAccessOptions: { InternetGatewayBlockMode: "block-ingress", ManagedBy } },
    { state: "block-ingress" },
  ],
])("%s is told with what the organization decided", async (id, call, answer, declared) => {
  expect(await read(id, { [call]: [answer] })).toEqual([{ id, declared }]);
});
