import { GuardDutyEverywhere, type GuardDutyEverywhereArgs } from "../../../components";
import { named, record, resources, valueOf } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const SYDNEY = "ap-southeast-2";
const VIRGINIA = "us-east-1";
const EXISTING = "12abc34d567e8fa901bc2d34e56789f0";

const detector = (region: string, more: object = {}) => ({
  type: "aws:guardduty/detector:Detector",
  name: `watch-detector-${region}`,
  inputs: { region, enable: true, findingPublishingFrequency: "FIFTEEN_MINUTES", ...more },
});

/** The plans that AWS switches on in a new detector, by the stem of their resources. */
const PLANS = {
  "ebs-malware-protection": "EBS_MALWARE_PROTECTION",
  "eks-audit-logs": "EKS_AUDIT_LOGS",
  "lambda-network-logs": "LAMBDA_NETWORK_LOGS",
  "rds-login-events": "RDS_LOGIN_EVENTS",
  "s3-data-events": "S3_DATA_EVENTS",
};

const feature = (
  region: string,
  stem: string,
  name: string,
  status = "ENABLED",
  detectorId = `watch-detector-${region}-id`,
) => ({
  type: "aws:guardduty/detectorFeature:DetectorFeature",
  name: `watch-${stem}-${region}`,
  inputs: { region, detectorId, name, status },
});

const off = (region: string, ...but: string[]) =>
  Object.entries(PLANS)
    .filter(([stem]) => !but.includes(stem))
    .map(([stem, name]) => feature(region, stem, name, "DISABLED"));

const byName = (list: { name: string }[]) => [...list].sort((a, b) => (a.name < b.name ? -1 : 1));

const build = (args: GuardDutyEverywhereArgs) => record(() => new GuardDutyEverywhere("watch", args));
const declared = async (args: GuardDutyEverywhereArgs) => resources((await build(args)).registrations);

describe("GuardDutyEverywhere", () => {
  // Without a word about plans, AWS switches five of them on, at a price of their own:
  // https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateDetector.html
  it("declares one detector in each region that reports every 15 minutes, with the foundational sources only", async () => {
    expect(byName(await declared({ regions: [SYDNEY, VIRGINIA] }))).toEqual(
      byName([detector(SYDNEY), detector(VIRGINIA), ...off(SYDNEY), ...off(VIRGINIA)]),
    );
  });

  it("declares the same whatever the order of the regions, and a region that is named twice once", async () => {
    expect(await declared({ regions: [VIRGINIA, SYDNEY, VIRGINIA] })).toEqual(
      await declared({ regions: [SYDNEY, VIRGINIA] }),
    );
  });

  it("switches on in every region what is named, and off what AWS has on besides", async () => {
    const features = ["S3_DATA_EVENTS", "RUNTIME_MONITORING"];
    const tags = { team: "security" };
    expect(byName(await declared({ regions: [SYDNEY, VIRGINIA], features, tags }))).toEqual(
      byName(
        [SYDNEY, VIRGINIA].flatMap((region) => [
          detector(region, { tags }),
          ...off(region, "s3-data-events"),
          feature(region, "s3-data-events", "S3_DATA_EVENTS"),
          feature(region, "runtime-monitoring", "RUNTIME_MONITORING"),
        ]),
      ),
    );
  });

  it("switches off exactly what is named to be off, when something is", async () => {
    expect(await declared({ regions: [SYDNEY], disabledFeatures: [] })).toEqual([detector(SYDNEY)]);
    expect(await declared({ regions: [SYDNEY], disabledFeatures: ["AI_PROTECTION"] })).toEqual([
      detector(SYDNEY),
      feature(SYDNEY, "ai-protection", "AI_PROTECTION", "DISABLED"),
    ]);
  });

  // A call that names the plan would be refused there.
  it("leaves out a plan where the region lacks it", async () => {
    expect(byName(await declared({ regions: ["ap-east-2"] }))).toEqual(
      byName([detector("ap-east-2"), ...off("ap-east-2", "rds-login-events")]),
    );
  });

  // AWS answers with parts that nobody gave, and the provider would replace the plan for each in every preview.
  it("leaves the parts of every plan as they are", async () => {
    const { registrations } = await build({ regions: [SYDNEY], features: ["RUNTIME_MONITORING"] });
    const plans = registrations.filter(({ type }) => type === "aws:guardduty/detectorFeature:DetectorFeature");
    expect(plans.map(({ ignoreChanges }) => ignoreChanges)).toEqual(Array(6).fill(["additionalConfigurations"]));
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

    // Somebody may have switched its plans on on purpose.
    it("keeps its identity, its id and its plans", async () => {
      const { registrations, result } = await build(args);
      expect(await valueOf(result.detectorIds)).toMatchObject({ [VIRGINIA]: EXISTING });
      expect(byName(resources(registrations))).toEqual(byName([detector(SYDNEY), detector(VIRGINIA), ...off(SYDNEY)]));
    });

    it("changes the plans that are named", async () => {
      const named = { features: ["S3_DATA_EVENTS"], disabledFeatures: ["EKS_AUDIT_LOGS"] };
      expect(byName(await declared({ ...args, ...named }))).toEqual(
        byName([
          detector(SYDNEY),
          detector(VIRGINIA),
          feature(SYDNEY, "s3-data-events", "S3_DATA_EVENTS"),
          feature(SYDNEY, "eks-audit-logs", "EKS_AUDIT_LOGS", "DISABLED"),
          feature(VIRGINIA, "s3-data-events", "S3_DATA_EVENTS", "ENABLED", EXISTING),
          feature(VIRGINIA, "eks-audit-logs", "EKS_AUDIT_LOGS", "DISABLED", EXISTING),
        ]),
      );
    });
  });

  it("refuses bad input with every problem at once", async () => {
    const bad = {
      regions: [SYDNEY],
      features: ["S3_DATA_EVENT", "AI_ANALYST"],
      disabledFeatures: ["AI_ANALYST"],
      existingDetectorIds: { [VIRGINIA]: EXISTING },
    };
    expect(await refusal(() => build(bad))).toBe(
      [
        "GuardDuty: 3 problems",
        '  - features[0]: unknown feature "S3_DATA_EVENT", did you mean "S3_DATA_EVENTS"?; allowed are S3_DATA_EVENTS, RDS_LOGIN_EVENTS, AI_ANALYST, AI_PROTECTION, EKS_AUDIT_LOGS and 4 more, see docs/controls/guardduty.md',
        '  - disabledFeatures[0]: "AI_ANALYST" stands in features too; remove one of the two',
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
