import { posix } from "node:path";
import type { StoredResource } from "./resource";

/** Where a resource is declared. */
export interface Place {
  /** From the root of the repository, with slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `project:///index.ts#13,1`, which the engine makes of what the SDK tells: file below the project, line, column. */
const POSITION = /^project:\/\/\/(?<file>[^#]+)#(?<line>\d+)(?:,(?<column>\d+))?$/;

/** A library's line says nothing to whoever reads the program. */
const isForeign = (file: string): boolean => file.startsWith("..") || file.split("/").includes("node_modules");

/**
 * The line of the program that made a resource: its own, or the first of the program in the calls that led to it.
 *
 * @param root folder of the program inside the repository
 */
export function placeOf({ sourcePosition, stackTrace }: StoredResource, root = ""): Place | undefined {
  const positions = [sourcePosition, ...(stackTrace ?? []).map((frame) => frame.sourcePosition)];
  for (const position of positions) {
    const { file, line, column } = POSITION.exec(position ?? "")?.groups ?? {};
    if (file === undefined || isForeign(file)) continue;
    return { file: posix.join(root, decodeURI(file)), line: Number(line), column: Number(column ?? 1) };
  }
  return undefined;
}
