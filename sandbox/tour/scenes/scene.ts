import type { Session } from "../../session";
import type { Engine } from "../engine/engine";
import type { Screen } from "../show/screen";
import type { Sights } from "../sights";

/** What a scene works with. */
export interface RunContext {
  session: Session;
  engine: Engine;
  screen: Screen;
  /** Folder of the project. */
  root: string;
  /** Folder of the session. */
  folder: string;
  /** Stack configuration with the four answers. */
  configFile: string;
  /** Configuration of the policy pack. */
  packConfig: string;
  /** What the scenes saw of the account; the last of them compares it. */
  sights: Sights;
}

/** What a scene says of itself, one text for each thing that did not hold. Nothing means that all held. */
export type Failures = string[];

export interface Scene {
  title: string;
  run(context: RunContext): Promise<Failures>;
}

export const failUnless = (holds: boolean, failure: string): Failures => (holds ? [] : [failure]);
