import { AUDITOR } from "./auditor";
import { BILLING } from "./billing";
import { DEPLOY } from "./deploy";
import { DEVELOPER } from "./developer";
import type { AllPromises } from "./promise";
import { READ_ONLY } from "./read-only";
import { RESPONDER } from "./responder";
import { SUPPORT } from "./support";

/** What each holder can and cannot: what the pages say, and what promises.test.ts decides. */
export const PROMISES: AllPromises = {
  developer: DEVELOPER,
  "read-only": READ_ONLY,
  billing: BILLING,
  support: SUPPORT,
  auditor: AUDITOR,
  responder: RESPONDER,
  deploy: DEPLOY,
};
