import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stackFileIn } from "../../program/stack-file-reader";
import { programFolders, type ProgramFolders } from "../support/program-folder";

const PROJECT = "name: ringfence\nruntime: nodejs\n";
const CONFIG = "config:\n  ringfence:profile: minimal\n";
const CONTENT = { config: { "ringfence:profile": "minimal" } };

let folders: ProgramFolders;
beforeAll(() => {
  folders = programFolders();
});
afterAll(() => {
  folders.remove();
});

it("reads the file of the stack beside the project file, with what that fills in", () => {
  const folder = folders.write("beside", {
    "Pulumi.yaml": `${PROJECT}config:\n  aws:region: us-east-1\n`,
    "Pulumi.acme-prod.yaml": CONFIG,
  });
  expect(stackFileIn(folder)("ringfence", "acme/prod")).toEqual({
    name: "Pulumi.acme-prod.yaml",
    content: CONTENT,
    filledIn: ["aws:region"],
  });
});

it.each(["stackConfigDir: stacks\n", "config: stacks\n"])("reads it where the project file says: %j", (where) => {
  const folder = folders.write(where.split(":")[0]!, { "Pulumi.yaml": PROJECT + where });
  mkdirSync(join(folder, "stacks"));
  writeFileSync(join(folder, "stacks", "Pulumi.prod.yaml"), CONFIG);
  expect(stackFileIn(folder)("ringfence", "prod")).toEqual({
    name: "Pulumi.prod.yaml",
    content: CONTENT,
    filledIn: [],
  });
});

it.each<[what: string, files: Record<string, string>]>([
  ["no project", { "Pulumi.prod.yaml": CONFIG }],
  ["another project", { "Pulumi.yaml": "name: other\n", "Pulumi.prod.yaml": CONFIG }],
  ["no file of the stack", { "Pulumi.yaml": PROJECT, "Pulumi.shop.yaml": CONFIG }],
  ["YAML that only the engine reads", { "Pulumi.yaml": PROJECT, "Pulumi.prod.yaml": "config: [" }],
  ["an empty project file", { "Pulumi.yaml": "", "Pulumi.prod.yaml": CONFIG }],
])("says nothing in a folder with %s", (what, files) => {
  expect(stackFileIn(folders.write(what, files))("ringfence", "prod")).toBeUndefined();
});
