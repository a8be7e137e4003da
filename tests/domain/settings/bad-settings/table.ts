import { BAD_ACCESS } from "./access";
import type { BadSetting } from "./bad";
import { BAD_BASICS } from "./basics";
import { BAD_CONTACTS } from "./contacts";
import { BAD_CONTROLS } from "./controls";
import { BAD_EXISTING } from "./existing";
import { BAD_GUARDRAILS } from "./guardrails";

/** Every mistake that a person makes with a setting, and those next to it. */
export const BAD_SETTINGS: readonly BadSetting[] = [
  ...BAD_CONTACTS,
  ...BAD_BASICS,
  ...BAD_CONTROLS,
  ...BAD_GUARDRAILS,
  ...BAD_EXISTING,
  ...BAD_ACCESS,
];
