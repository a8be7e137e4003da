import * as v from "valibot";
import { region } from "../../fields/regions";
import { type Problem, show } from "../../fields/problems";
import { dictionary, distinct } from "../../fields/shapes";
import { choice, text } from "../../fields/values";
import { ManagedBy } from "../managed-by";
import { PLANS } from "./plans";

const feature = choice(
  PLANS.map((plan) => plan.feature),
  { noun: "feature", page: "docs/controls/guardduty.md" },
);

/** Features to switch off. */
export const disabledFeatures = distinct(feature, "a list of GuardDuty features");

/** Two plans for the same: AWS refuses a detector with both, and the second covers EKS as well. */
const OLDER = "EKS_RUNTIME_MONITORING";
const NEWER = "RUNTIME_MONITORING";

/**
 * Features to switch on in every region.
 * https://docs.aws.amazon.com/guardduty/latest/APIReference/API_DetectorFeatureConfiguration.html
 */
export const features = v.pipe(
  disabledFeatures,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || !dataset.value.includes(NEWER)) return;
    const key = dataset.value.indexOf(OLDER);
    if (key < 0) return;
    const message = `${show(OLDER)} stands beside ${show(NEWER)}, which covers EKS too; AWS refuses both together, so remove the first`;
    addIssue({ message, path: [{ type: "array", origin: "value", input: dataset.value, key, value: OLDER }] });
  }),
);

/** The two lists of features, as far as they are given. */
interface FeatureLists {
  features?: readonly string[] | undefined;
  disabledFeatures?: readonly string[] | undefined;
}

/**
 * A feature cannot be switched on and off.
 *
 * @param below what the path of a problem begins with: the setting, or nothing for arguments of a component
 */
export const featureProblems = (
  { features: on = [], disabledFeatures: off = [] }: FeatureLists,
  below = "",
): Problem[] =>
  off.flatMap((name, index) =>
    on.includes(name)
      ? [
          {
            path: `${below}disabledFeatures[${index}]`,
            message: `${show(name)} stands in features too; remove one of the two`,
          },
        ]
      : [],
  );

/**
 * What an administrator account decides, a member cannot: an option that did nothing would look like one that does.
 * https://docs.aws.amazon.com/guardduty/latest/ug/administrator_member_relationships.html
 *
 * @param below what the path of a problem begins with
 */
export const memberProblems = (
  { managedBy, features: on = [], disabledFeatures: off }: FeatureLists & { managedBy?: string | undefined },
  below: string,
): Problem[] => {
  if (managedBy !== ManagedBy.Organization) return [];
  const given = [...(on.length > 0 ? ["features"] : []), ...(off === undefined ? [] : ["disabledFeatures"])];
  return given.map((name) => ({
    path: `${below}${name}`,
    message: `has no effect with managedBy: ${ManagedBy.Organization}, because the administrator account decides about the plans of its members; remove it, or managedBy`,
  }));
};

/** A GuardDuty detector id: 32 hexadecimal digits. */
const detectorId = text("a detector id of 32 hexadecimal digits", (value) => /^[0-9a-f]{32}$/.test(value));

/** Detectors that exist already. */
export const detectorIds = dictionary(region, detectorId, "region code -> detector id");
