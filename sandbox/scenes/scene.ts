import type { Session } from "../session";

/** What a scene works with. */
export interface Stage {
  session: Session;
  /** Folder of the project. */
  root: string;
  /** Folder of the session. */
  folder: string;
  /** Stack configuration with the four answers. */
  configFile: string;
  /** Configuration of the policy pack. */
  packConfig: string;
  /** Shows a line, or the engine's output as it comes. */
  say: (text: string) => void;
}

/** What a scene says of itself, one line for each thing that did not hold. Nothing means that all held. */
export type Failures = string[];

export interface Scene {
  title: string;
  play(stage: Stage): Promise<Failures>;
}

export const failUnless = (holds: boolean, failure: string): Failures => (holds ? [] : [failure]);
