import type { ControlId } from "../../domain/controls/table";
import type { Expected } from "./expected";
import type { FactName, Seen } from "./facts";

/** Something that somebody must look at. */
export interface Finding {
  /** Region code. Absent: it is of the whole account. */
  region?: string;
  /** What is so. Names in it may be somebody else's text. */
  what: string;
  /** What to do. */
  todo: string;
}

/** What a check says of what it saw. */
export interface Judgement {
  findings: Finding[];
  /** Why nobody looked, or not at all of it. That nothing was found says nothing then. */
  notAsked?: string;
  /** What is worth knowing and not wrong. */
  notes?: string[];
}

/** One question about the baseline, as a row. */
export interface Check {
  id: string;
  /** What is so while all is well, as a heading: `The trail records`. */
  title: string;
  /** The control that makes it so: while that is off by the outputs, nobody asks. Absent: no control does. */
  control?: ControlId;
  /** What it looks at. A region that refuses one of these makes the check incomplete. */
  reads: readonly FactName[];
  /** It asks every covered region, so that it has to know which those are. */
  ofRegions?: true;
  /** Pure. It sees only what was counted. */
  judge: (seen: Seen, expected: Expected) => Judgement;
}

/** What became of a check. */
export interface Checked {
  id: string;
  title: string;
  /** `unknown`: nobody can say that all is well, because something refused. `not-asked`: nobody wanted to know. */
  state: "fine" | "found" | "unknown" | "not-asked" | "off";
  /** Why it is off, or was not asked. */
  because?: string;
  notes: string[];
}
