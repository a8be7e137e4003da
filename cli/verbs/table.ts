import { accounts } from "./accounts";
import { adopt } from "./adopt";
import { burn } from "./burn";
import { check } from "./check";
import { contain } from "./contain";
import { doctor } from "./doctor";
import { drill } from "./drill";
import { explain } from "./explain";
import { guardrails } from "./guardrails";
import { packConfig } from "./pack-config";
import { packPath } from "./pack-path";
import { prove } from "./prove";
import { replay } from "./replay";
import { scan } from "./scan";
import { signals } from "./signals";
import { sweep } from "./sweep";
import type { Verb } from "../verb";

/** Every verb, in the order of the help. */
export const VERBS: readonly Verb[] = [
  sweep,
  doctor,
  drill,
  contain,
  adopt,
  accounts,
  guardrails,
  prove,
  replay,
  burn,
  signals,
  scan,
  check,
  explain,
  packPath,
  packConfig,
];
