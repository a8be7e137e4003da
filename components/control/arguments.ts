import { checkArguments } from "../../domain/settings/arguments";
import type { Problem } from "../../domain/fields/problems";
import { isPlanned } from "./planned";
import { assertNoProblems } from "./user-error";

/**
 * Refuses arguments of a component that is used alone and that the settings would not take either, together with what else is wrong with them.
 *
 * @param heading the component, as a message names it
 * @throws pulumi.RunError that lists every problem at once
 */
export const assertArguments = (heading: string, args: object, ...more: Problem[]): void => {
  if (!isPlanned(args)) assertNoProblems(heading, [...checkArguments(args), ...more]);
};
