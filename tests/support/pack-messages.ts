export type { Diagnostic } from "../../testing/messages";
export { wire } from "../../testing/wire";
