import type { Plan } from "../../domain/settings/plan";
import type { Facts } from "../../domain/settings/account-facts";
import { describeProblems } from "../../domain/fields/problems";
import { draft, resolve } from "../../domain/settings/resolve";
import { answers } from "./answers";

/** What is wrong with settings and an account, as a message writes it; empty when nothing is. */
export function planProblems(given: object, facts?: Facts, name = "base"): string[] {
  const drafted = draft(name, { ...answers(), ...given });
  const result = "problems" in drafted ? drafted : resolve(drafted.draft, facts);
  return "problems" in result ? result.problems.map(({ path, message }) => `${path}: ${message}`) : [];
}

/** The settings that these problems are about. */
export const problemPaths = (given: object): string[] => planProblems(given).map((problem) => problem.split(": ")[0]!);

/** Settings that switch controls off. */
export const off = (...ids: string[]) => ({ controls: Object.fromEntries(ids.map((id) => [id, "off"])) });

/** The whole text with which settings and an account are refused; empty when they are not. */
export function told(given: object, facts?: Facts, name = "base"): string {
  const drafted = draft(name, { ...answers(), ...given });
  const result = "problems" in drafted ? drafted : resolve(drafted.draft, facts);
  return "problems" in result ? describeProblems("settings", result.problems) : "";
}

/** The plan of settings that are right: the three answers, and what is given beside them. */
export function planOf(given: object = {}, facts?: Facts, name = "base"): Plan {
  const drafted = draft(name, { ...answers(), ...given });
  const result = "problems" in drafted ? drafted : resolve(drafted.draft, facts);
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return result.plan;
}
