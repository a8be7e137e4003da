import { GuardDutyEverywhere, type GuardDutyEverywhereArgs } from "../../components";
import { named, record, resources, valueOf } from "../support/recorder";
import { refusal } from "../support/refusal";

const SYDNEY = "ap-southeast-2";
const VIRGINIA = "us-east-1";
const EXISTING = "12abc34d567e8fa901bc2d34e56789f0";

const detector = (region: string, more: object = {}) => ({
  type: "aws:guardduty/detector:Detector",
  name: `watch-detector-${region}`,
  inputs: { region, enable: true, findingPublishingFrequency: "FIFTEEN_MINUTES", ...more },
});

const feature = (region: string, stem: string, name: string, detectorId = `watch-detector-${region}-id`) => ({
  type: "aws:guardduty/detectorFeature:DetectorFeature",
  name: `watch-${stem}-${region}`,
  inputs: { region, detectorId, name, status: "ENABLED" },
});

const build = (args: GuardDutyEverywhereArgs) => record(() => new GuardDutyEverywhere("watch", args));
const declared = async (args: GuardDutyEverywhereArgs) => resources((await build(args)).registrations);

describe("GuardDutyEverywhere", () => {
  it("declares one detector that reports every 15 minutes in each region", async () => {
    expect(await declared({ regions: [SYDNEY, VIRGINIA] })).toEqual([detector(SYDNEY), detector(VIRGINIA)]);
  });

  it("declares the same whatever the order of the regions, and a region that is named twice once", async () => {
    expect(await declared({ regions: [VIRGINIA, SYDNEY, VIRGINIA] })).toEqual(
      await declared({ regions: [SYDNEY, VIRGINIA] }),
    );
  });

  it("switches features on in every region", async () => {
    const features = ["S3_DATA_EVENTS", "RUNTIME_MONITORING"];
    const tags = { team: "security" };
    expect(await declared({ regions: [SYDNEY, VIRGINIA], features, tags })).toEqual([
      detector(SYDNEY, { tags }),
      detector(VIRGINIA, { tags }),
      feature(SYDNEY, "runtime-monitoring", "RUNTIME_MONITORING"),
      feature(VIRGINIA, "runtime-monitoring", "RUNTIME_MONITORING"),
      feature(SYDNEY, "s3-data-events", "S3_DATA_EVENTS"),
      feature(VIRGINIA, "s3-data-events", "S3_DATA_EVENTS"),
    ]);
  });

  it("gives out the detector id of each region", async () => {
    const { result } = await build({ regions: [SYDNEY, VIRGINIA] });
    expect(await valueOf(result.detectorIds)).toEqual({
      [SYDNEY]: "watch-detector-ap-southeast-2-id",
      [VIRGINIA]: "watch-detector-us-east-1-id",
    });
  });

  describe("a detector that exists already", () => {
    const args = { regions: [SYDNEY, VIRGINIA], existingDetectorIds: { [VIRGINIA]: EXISTING } };

    it("is adopted in its own region, and the others are made", async () => {
      const { registrations } = await build(args);
      expect(named(registrations, "watch-detector-us-east-1").importId).toBe(`${EXISTING}@us-east-1`);
      expect(named(registrations, "watch-detector-ap-southeast-2").importId).toBe("");
    });

    // That the engine imports it and then gives it these settings is for the integration tests to show.
    it("gets the settings of the others", async () => {
      const { registrations } = await build(args);
      const { inputs, ignoreChanges } = named(registrations, "watch-detector-us-east-1");
      expect({ inputs, ignoreChanges }).toEqual({
        inputs: { ...named(registrations, "watch-detector-ap-southeast-2").inputs, region: VIRGINIA },
        ignoreChanges: [],
      });
    });

    it("keeps its identity and its id", async () => {
      const { registrations, result } = await build({ ...args, features: ["S3_DATA_EVENTS"] });
      expect(await valueOf(result.detectorIds)).toMatchObject({ [VIRGINIA]: EXISTING });
      expect(resources(registrations)).toEqual([
        detector(SYDNEY),
        detector(VIRGINIA),
        feature(SYDNEY, "s3-data-events", "S3_DATA_EVENTS"),
        feature(VIRGINIA, "s3-data-events", "S3_DATA_EVENTS", EXISTING),
      ]);
    });
  });

  it("refuses bad input with every problem at once", async () => {
    const bad = {
      regions: [SYDNEY],
      features: ["S3_DATA_EVENT"],
      existingDetectorIds: { [VIRGINIA]: EXISTING },
    };
    expect(await refusal(() => build(bad))).toBe(
      [
        "GuardDuty: 2 problems",
        '  - features[0]: unknown feature "S3_DATA_EVENT", did you mean "S3_DATA_EVENTS"?; allowed are S3_DATA_EVENTS, EKS_AUDIT_LOGS, EBS_MALWARE_PROTECTION, RDS_LOGIN_EVENTS, EKS_RUNTIME_MONITORING, LAMBDA_NETWORK_LOGS, RUNTIME_MONITORING',
        "  - existingDetectorIds.us-east-1: the region is not covered, so its detector cannot be adopted; covered are ap-southeast-2",
      ].join("\n"),
    );
  });

  it("refuses an empty list of regions", async () => {
    expect(await refusal(() => build({ regions: [] }))).toBe(
      "GuardDuty: 1 problem\n  - regions: is empty; name at least one region",
    );
  });
});
