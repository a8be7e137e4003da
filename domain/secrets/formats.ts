import type { Format } from "./format";
import { AWS_FORMATS } from "./formats-aws";
import { KEY_FORMATS } from "./formats-keys";
import { VENDOR_FORMATS } from "./formats-vendors";
import { BESIDE_FORMATS } from "./secret-keys";

/** Every kind of credential that is known, the more special before the more general: the first that takes a text has it. */
export const FORMATS: readonly Format[] = [...AWS_FORMATS, ...KEY_FORMATS, ...VENDOR_FORMATS];

/** Every kind that is reported, those that only their surroundings tell included. */
export const REPORTED: readonly Pick<Format, "id" | "title" | "group" | "severity" | "source">[] = [
  ...FORMATS,
  ...BESIDE_FORMATS,
];
