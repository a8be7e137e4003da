import { adopt } from "./adopt";
import { burn } from "./burn";
import { contain } from "./contain";
import { doctor } from "./doctor";
import { drill } from "./drill";
import { guardrails } from "./guardrails";
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
  guardrails,
  prove,
  replay,
  burn,
  scan,
  signals,
];
