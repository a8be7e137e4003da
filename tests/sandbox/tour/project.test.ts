import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linkProject } from "../../../sandbox/tour/project";

let checkout: string;
const project = () => join(checkout, ".sandbox", "project");
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), "ringfence-checkout-"));
  for (const folder of [".git", ".sandbox", "components"]) mkdirSync(join(checkout, folder));
  writeFileSync(join(checkout, "Pulumi.yaml"), "name: ringfence\n");
  writeFileSync(
    join(checkout, "Pulumi.prod.yaml"),
    "# Three answers\nencryptionsalt: v1:abc=:v1:def\nconfig:\n  ringfence:monthlyBudgetUsd: 100\nsecretsprovider: awskms://key\nencryptedkey: xyz\n",
  );
});
afterEach(() => {
  rmSync(checkout, { recursive: true, force: true });
});

test("has the whole program by links, and stack files of its own that no passphrase is bound to", () => {
  linkProject(checkout, project());
  expect(readdirSync(project()).sort()).toEqual(["Pulumi.prod.yaml", "Pulumi.yaml", "components"]);
  expect(lstatSync(join(project(), "Pulumi.yaml")).isSymbolicLink()).toBe(true);
  expect(lstatSync(join(project(), "Pulumi.prod.yaml")).isSymbolicLink()).toBe(false);
  expect(readFileSync(join(project(), "Pulumi.prod.yaml"), "utf8")).toBe(
    "# Three answers\nconfig:\n  ringfence:monthlyBudgetUsd: 100\n",
  );
});

test("keeps what was answered there, and takes up what is new in the checkout", () => {
  linkProject(checkout, project());
  writeFileSync(join(project(), "Pulumi.prod.yaml"), "config: {}\n");
  mkdirSync(join(checkout, "domain"));
  linkProject(checkout, project());
  expect(readFileSync(join(project(), "Pulumi.prod.yaml"), "utf8")).toBe("config: {}\n");
  expect(readdirSync(project())).toContain("domain");
});
