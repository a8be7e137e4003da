import * as rpc from "@pulumi/pulumi/runtime/rpc";
import { unknownValue } from "@pulumi/pulumi/runtime/rpc";
import { SIGNATURE_KEY, SIGNATURES, UNKNOWN, UNKNOWN_SENTINELS } from "../../../domain/pulumi/values";

it("is what the SDK of Pulumi says", () => {
  expect({ key: SIGNATURE_KEY, unknown: UNKNOWN, ...SIGNATURES }).toEqual({
    key: rpc.specialSigKey,
    unknown: unknownValue,
    secret: rpc.specialSecretSig,
    asset: rpc.specialAssetSig,
    archive: rpc.specialArchiveSig,
    resource: rpc.specialResourceSig,
  });
  expect(UNKNOWN_SENTINELS).toHaveLength(7);
});
