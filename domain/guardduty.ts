import { nearest } from "./nearest";
import type { Problem } from "./problems";

/**
 * Features of a detector, checked on 2026-11-20.
 * https://docs.aws.amazon.com/guardduty/latest/APIReference/API_DetectorFeatureConfiguration.html
 */
export const GUARDDUTY_FEATURES: readonly string[] = [
  "S3_DATA_EVENTS",
  "EKS_AUDIT_LOGS",
  "EBS_MALWARE_PROTECTION",
  "RDS_LOGIN_EVENTS",
  "EKS_RUNTIME_MONITORING",
  "LAMBDA_NETWORK_LOGS",
  "RUNTIME_MONITORING",
];

/** Features that GuardDuty does not know, with the nearest one that it does. */
export const checkFeatures = (features: readonly string[], path: string): Problem[] =>
  features
    .map((name, index) => ({ name, index }))
    .filter(({ name }) => !GUARDDUTY_FEATURES.includes(name))
    .map(({ name, index }) => {
      const guess = nearest(name, GUARDDUTY_FEATURES);
      const hint = guess ? `, did you mean "${guess}"?` : "";
      return {
        path: `${path}[${index}]`,
        message: `unknown feature "${name}"${hint}; allowed are ${GUARDDUTY_FEATURES.join(", ")}`,
      };
    });

/** A detector that exists in a region which is not covered would stay unmanaged, unseen. */
export const checkExistingDetectors = (
  existing: Record<string, string>,
  covered: readonly string[],
  path: string,
): Problem[] =>
  Object.keys(existing)
    .filter((region) => !covered.includes(region))
    .map((region) => ({
      path: `${path}.${region}`,
      message: `the region is not covered, so its detector cannot be adopted; covered are ${covered.join(", ")}`,
    }));

/** Every problem of the arguments of `GuardDutyEverywhere`. */
export const checkDetectors = (args: {
  regions: string[];
  features: string[];
  existingDetectorIds: Record<string, string>;
}): Problem[] => [
  ...(args.regions.length === 0 ? [{ path: "regions", message: "is empty; name at least one region" }] : []),
  ...checkFeatures(args.features, "features"),
  ...checkExistingDetectors(args.existingDetectorIds, args.regions, "existingDetectorIds"),
];
