import { patternOf } from "../../domain/documents/pattern";
import { remembered } from "./remembered";
import { thingOf } from "./thing";

/** Properties about which one thing is decided. */
export interface Decided {
  /** `service.path`, the path with members joined by dots and without indexes; `*` stands for any text. */
  readonly paths: readonly string[];
}

/** Finds the row that decides about a property: the first that fits; undefined where nobody has decided. */
export function decisionsOf<Row extends Decided>(
  rows: readonly Row[],
): (type: string, path: string) => Row | undefined {
  const compiled = rows.map((row) => ({ row, patterns: row.paths.map(patternOf) }));
  const find = remembered((name) => compiled.find(({ patterns }) => patterns.some((each) => each.test(name)))?.row);
  return (type, path) => find(`${thingOf(type).service}.${path}`);
}
