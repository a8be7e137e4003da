import { COMMITMENT_CASES } from "./cases/commitments";
import { DAILY_WORK_CASES } from "./cases/daily-work";
import { GLOBAL_SERVICE_CASES } from "./cases/global-services";
import { LAUNCH_CASES } from "./cases/launches";
import { OWN_WORK_CASES } from "./cases/own-work";
import { PERSISTENCE_CASES } from "./cases/persistence";
import { PRINCIPAL_CASES } from "./cases/principals";
import { GLOBAL_REGION_CASES, REGION_CASES } from "./cases/regions";
import { TAMPERING_CASES } from "./cases/tampering";
import { rowsOf } from "./row";

/** Every row of the matrix. */
export const ROWS = [
  ...rowsOf("regions", REGION_CASES),
  ...rowsOf("global services", GLOBAL_SERVICE_CASES),
  ...rowsOf("us-east-1 and us-west-2", GLOBAL_REGION_CASES),
  ...rowsOf("the product's own work", OWN_WORK_CASES),
  ...rowsOf("principals", PRINCIPAL_CASES),
  ...rowsOf("launches", LAUNCH_CASES),
  ...rowsOf("commitments", COMMITMENT_CASES),
  ...rowsOf("tampering", TAMPERING_CASES),
  ...rowsOf("persistence", PERSISTENCE_CASES),
  ...rowsOf("daily work", DAILY_WORK_CASES),
];
