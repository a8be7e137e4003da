import { ALLOWED_INSTANCE_TYPES } from "../../../domain/documents/actions/instance-types";
import { UNUSED_BY_DEFAULT } from "../../../domain/documents/actions/paid-services";
import { withDefaults } from "../../../domain/documents/document-args";

const needed = { allowedRegions: ["eu-west-1"], namePrefix: "acme-" };

it("what is not decided, or undefined, is the default", () => {
  const expected = {
    ...needed,
    allowedInstanceTypes: ALLOWED_INSTANCE_TYPES,
    unusedServices: UNUSED_BY_DEFAULT,
    allowedLaunchers: [],
    toolRegions: [],
  };
  expect(withDefaults(needed)).toEqual(expected);
  expect(withDefaults({ ...needed, allowedInstanceTypes: undefined, unusedServices: undefined })).toEqual(expected);
});

it("what is decided stays, an empty list too", () => {
  const roles = ["arn:aws:iam::123456789012:role/karpenter"];
  const decided = {
    ...needed,
    allowedInstanceTypes: ["t3.*"],
    unusedServices: [],
    allowedLaunchers: [{ launcher: "karpenter" as const, roles }],
    toolRegions: [{ region: "us-east-1", roles }],
  };
  expect(withDefaults(decided)).toEqual(decided);
});
