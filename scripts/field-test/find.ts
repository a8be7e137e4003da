import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

/** A Pulumi program of a checkout that can be run under mocks. */
export interface Program {
  /** Folder, relative to the checkout. */
  readonly name: string;
  readonly folder: string;
  /** The file that is run, relative to the folder. */
  readonly entry: string;
  /** Package -> range. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** Defaults of the configuration that the project declares. */
  readonly values: Readonly<Record<string, string>>;
}

export interface Found {
  readonly programs: readonly Program[];
  /** Projects that are not run, with the reason. */
  readonly skipped: readonly { name: string; why: string }[];
}

const AWS = /^@pulumi\/(aws|awsx|aws-native|eks|cdk|aws-apigateway)$/;

/** Every Pulumi project below a folder; those of Node that use AWS are run. */
export function findPrograms(checkout: string): Found {
  const found: { programs: Program[]; skipped: { name: string; why: string }[] } = { programs: [], skipped: [] };
  for (const folder of projectFolders(checkout)) {
    const name = path.relative(checkout, folder) || ".";
    const read = readProgram(name, folder);
    if ("why" in read) found.skipped.push({ name, why: read.why });
    else found.programs.push(read);
  }
  return found;
}

function projectFolders(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .flatMap((entry) => {
      if (entry.isFile() && entry.name === "Pulumi.yaml") return [root];
      return entry.isDirectory() && !/^(node_modules|\.git)$/.test(entry.name)
        ? projectFolders(path.join(root, entry.name))
        : [];
    })
    .sort();
}

interface ProjectFile {
  runtime?: string | { name?: string };
  main?: string;
  config?: Record<string, unknown>;
  template?: { config?: Record<string, { default?: unknown }> };
}

function readProgram(name: string, folder: string): Program | { why: string } {
  const project = projectOf(folder);
  if (project === undefined) return { why: "Pulumi.yaml cannot be read" };
  const runtime = typeof project.runtime === "string" ? project.runtime : project.runtime?.name;
  if (runtime !== "nodejs") return { why: `runtime ${runtime ?? "unknown"}` };
  const manifest = jsonOf(path.join(folder, "package.json"));
  if (manifest === undefined) return { why: "no package.json" };
  const dependencies = { ...manifest.dependencies, ...manifest.peerDependencies };
  if (!Object.keys(dependencies).some((each) => AWS.test(each))) return { why: "does not use AWS" };
  const entry = entryOf(folder, project.main, manifest.main);
  return entry === undefined
    ? { why: "no program file" }
    : { name, folder, entry, dependencies, values: defaultsOf(project) };
}

function projectOf(folder: string): ProjectFile | undefined {
  try {
    return parse(
      readFileSync(path.join(folder, "Pulumi.yaml"), "utf8").replace(/\$\{\w+\}/g, "example"),
    ) as ProjectFile;
  } catch {
    return undefined;
  }
}

interface Manifest {
  main?: string;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

function jsonOf(file: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Manifest;
  } catch {
    return undefined;
  }
}

/** As the host finds it; programs name the compiled file and come with the source. */
function entryOf(folder: string, main = "", manifestMain = ""): string | undefined {
  const named = [path.join(main, manifestMain), main, manifestMain].filter((each) => each !== "");
  const candidates = [...named, ...named.map((each) => each.replace(/\.js$/, ".ts").replace(/^(dist|bin|lib)\//, ""))];
  return [
    ...candidates,
    ...["index.ts", "index.js", "index.mjs", "src/index.ts"].map((each) => path.join(main, each)),
  ].find((each) => /\.[mc]?[jt]s$/.test(each) && existsSync(path.join(folder, each)));
}

const text = (value: unknown): string | undefined =>
  ["string", "number", "boolean"].includes(typeof value) ? String(value) : undefined;

function defaultsOf({ config = {}, template }: ProjectFile): Record<string, string> {
  const all = Object.entries({ ...template?.config, ...config }).map(([key, value]) => [
    key,
    text(typeof value === "object" && value !== null && "default" in value ? value.default : value),
  ]);
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
