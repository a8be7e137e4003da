// What tests of a policy pack import as `ringfence/testing`: docs/testing.md. The public surface, nothing else.
export type { Level, PackConfigFile } from "./config";
export type {
  Answer,
  Diagnostic,
  DrivenResource,
  PackInfo,
  PolicyDescription,
  Remediation,
  Severity,
} from "./messages";
export { type Pack, startPack } from "./pack";
export { wire } from "./wire";
