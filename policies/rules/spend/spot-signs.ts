import { NOT_ON_DEMAND } from "../../../domain/documents/actions/instance-types";
import { patternOf } from "../../../domain/documents/pattern";
import { isUnknown, member } from "../../engine/reader";
import { remembered } from "../../facts/remembered";
import { thingOf } from "../../facts/thing";

/** A property that says on which market capacity is bought. */
export interface SpotSign {
  /** `service.path`; `*` stands for any text. */
  readonly paths: readonly string[];
  /** Whether a value, or an element of a list, takes capacity that is not on demand; undefined when that is not known yet. */
  readonly isSpot: (value: unknown) => boolean | undefined;
  readonly expected: string;
}

/** Types that are spot capacity as a whole, as `nameOf` spells them. */
export const SPOT_THINGS: readonly string[] = ["ec2:spotfleet", "ec2:spotfleetrequest", "ec2:spotinstancerequest"];

const named =
  (...names: readonly string[]) =>
  (value: unknown) =>
    names.includes(String(value).toLowerCase());
const aboveZero = (value: unknown): boolean => Number(value) > 0;
const present = (value: unknown): boolean => value !== "";
const isTrue = (value: unknown): boolean => String(value).toLowerCase() === "true";
const never = (): boolean => false;

/** An option of Elastic Beanstalk: `{ namespace, name, value }`. */
function enablesSpot(option: unknown): boolean | undefined {
  const name = member(option, "name") ?? member(option, "optionName");
  const value = member(option, "value");
  if (name !== "EnableSpot" && !isUnknown(name)) return false;
  if (isUnknown(value)) return undefined;
  return isTrue(value) && (isUnknown(name) ? undefined : true);
}

/** Calls for spot capacity in a text that another service works off: a state machine, the request of a schedule. */
const CALLS_SPOT = /ec2:requestSpot|"MarketType"\s*:\s*"(spot|capacity-block)"|"FARGATE_SPOT"/i;

const callsSpot = (value: unknown): boolean =>
  CALLS_SPOT.test(typeof value === "string" ? value : JSON.stringify(value));

/** Every property of the declarations that is about a market has its row; the first that fits holds. */
export const SPOT_SIGNS: readonly SpotSign[] = [
  {
    paths: ["*.marketType", "*.marketTypes", "*arketOptions.type"],
    isSpot: named(...NOT_ON_DEMAND),
    expected: "no market options",
  },
  {
    // With options for spot and no market type, the market type is spot.
    paths: ["*arketOptions.spotOptions"],
    isSpot: present,
    expected: "no market options",
  },
  { paths: ["*.spotPrice"], isSpot: present, expected: "no spot price" },
  { paths: ["*InstanceGroup.bidPrice", "emr.bidPrice"], isSpot: present, expected: "no bid price" },
  { paths: ["*.market"], isSpot: named("spot"), expected: '"ON_DEMAND"' },
  { paths: ["*.defaultTargetCapacityType"], isSpot: named("spot"), expected: '"on-demand"' },
  { paths: ["*.spotTargetCapacity", "*.targetSpotCapacity"], isSpot: aboveZero, expected: "0" },
  {
    // What is not on demand above the base capacity is spot; 100 is the default.
    // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html
    paths: ["*.onDemandPercentageAboveBaseCapacity"],
    isSpot: (value) => Number(value) < 100,
    expected: "100",
  },
  { paths: ["*.capacityType", "*.capacityOptionType", "*.fleetType"], isSpot: named("spot"), expected: '"ON_DEMAND"' },
  { paths: ["*.purchaseOption"], isSpot: named("spot"), expected: '"ONDEMAND"' },
  {
    paths: ["*computeResources.type"],
    isSpot: named("spot", "fargate_spot"),
    expected: '"EC2" or "FARGATE"',
  },
  { paths: ["*apacityProvider"], isSpot: named("fargate_spot"), expected: '"FARGATE"' },
  { paths: ["*.enableManagedSpotTraining"], isSpot: isTrue, expected: "false" },
  { paths: ["sagemaker.*capacityRequirements.spot"], isSpot: present, expected: "no spot capacity" },
  { paths: ["elasticbeanstalk.*ettings"], isSpot: enablesSpot, expected: "EnableSpot false" },
  {
    // https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
    // https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
    paths: ["scheduler.target.arn", "scheduler.target.input", "sfn.definition", "stepfunctions.definition*"],
    isSpot: callsSpot,
    expected: "no call for spot capacity",
  },
  {
    // How spot capacity is taken where a property above takes it: prices, roles, pools, what happens at an interruption.
    paths: [
      "*.*pot*",
      "*.instanceTypeConfigs.bidPrice*",
      "*arketOptions",
      "*.settings",
      "*.*apacityType",
      "*.definition*",
    ],
    isSpot: never,
    expected: "",
  },
];

const rows = SPOT_SIGNS.map((sign) => ({ patterns: sign.paths.map(patternOf), sign }));

/** The sign that a property is; undefined where nobody has decided. */
export const signOf = (type: string, path: string): SpotSign | undefined => decided(`${thingOf(type).service}.${path}`);

const decided = remembered((name) => rows.find(({ patterns }) => patterns.some((each) => each.test(name)))?.sign);

/** What counts as spot in a property that nobody has decided about: a type that is newer than the table. */
export const UNDECIDED: SpotSign = { paths: [], isSpot: named("spot", "fargate_spot"), expected: "on-demand capacity" };
