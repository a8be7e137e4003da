import { isatty } from "node:tty";
import pc from "picocolors";

const STANDARD_OUTPUT = 1;

/**
 * Colours for a screen. In a pipe or a file there are none unless somebody asks with FORCE_COLOR: picocolors alone writes them
 * into every pipe while `CI` is set. https://no-color.org, https://force-color.org
 */
export const colours = pc.createColors(
  Boolean(process.env["FORCE_COLOR"]) || (isatty(STANDARD_OUTPUT) && !process.env["NO_COLOR"]),
);
