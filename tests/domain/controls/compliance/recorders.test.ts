import { ResourceType } from "@aws-sdk/client-config-service";
import { globalTypesRegion, IDLE_TYPES, recordingGroup } from "../../../../domain/controls/compliance/recorders";
import { DEFAULT_REGIONS } from "../../../../domain/regions/regions";

const OF_IAM = ["AWS::IAM::Group", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::User"];

describe("the short list", () => {
  it("has types that AWS Config knows, each once", () => {
    const known: string[] = Object.values(ResourceType);
    expect(IDLE_TYPES.filter((type) => !known.includes(type))).toEqual([]);
    expect(new Set(IDLE_TYPES).size).toBe(IDLE_TYPES.length);
  });

  it("has machines and what starts them, and nothing of a global service", () => {
    expect(IDLE_TYPES).toEqual(
      expect.arrayContaining(["AWS::EC2::Instance", "AWS::EC2::SpotFleet", "AWS::AutoScaling::AutoScalingGroup"]),
    );
    expect(IDLE_TYPES.filter((type) => type.startsWith("AWS::IAM::"))).toEqual([]);
  });
});

// RecordingGroup: "can only be recorded by Config in Regions where Config was available before February 2022"
describe("globalTypesRegion", () => {
  it("is home in the 17 regions of every account, and in the opt-in regions that had AWS Config then", () => {
    const old = [...DEFAULT_REGIONS, "af-south-1", "me-south-1"];
    expect(old.filter((home) => globalTypesRegion(home) !== home)).toEqual([]);
  });

  it("is us-east-1 for a home that cannot record them", () => {
    expect(["ap-southeast-4", "il-central-1", "mx-central-1"].map(globalTypesRegion)).toEqual(
      Array(3).fill("us-east-1"),
    );
  });
});

// PutConfigurationRecorder refuses types beside allSupported, and includeGlobalResourceTypes without it.
describe("recordingGroup", () => {
  it("is every type, with IAM where that is recorded", () => {
    expect(recordingGroup(false, true)).toEqual({
      allSupported: true,
      includeGlobalResourceTypes: true,
      recordingStrategies: [{ useOnly: "ALL_SUPPORTED_RESOURCE_TYPES" }],
    });
    expect(recordingGroup(false, false)).toMatchObject({ allSupported: true, includeGlobalResourceTypes: false });
  });

  it("is the list, with IAM by name where that is recorded", () => {
    expect(recordingGroup(true, false)).toEqual({
      allSupported: false,
      includeGlobalResourceTypes: false,
      resourceTypes: IDLE_TYPES,
      recordingStrategies: [{ useOnly: "INCLUSION_BY_RESOURCE_TYPES" }],
    });
    expect(recordingGroup(true, true).resourceTypes).toEqual([...IDLE_TYPES, ...OF_IAM]);
  });
});
