import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startOurPack } from "../../../cli/check/start";

let mockFolder: string;
jest.mock("../../../cli/package-folder", () => ({
  ...jest.requireActual<object>("../../../cli/package-folder"),
  packFolder: () => mockFolder,
}));

beforeEach(() => {
  mockFolder = mkdtempSync(join(tmpdir(), "ringfence-start-"));
});
afterEach(() => {
  rmSync(mockFolder, { recursive: true });
});

/** What npm would have put beside the pack. */
function install(name: string, version: string): void {
  const folder = join(mockFolder, "node_modules", ...name.split("/"));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, version }));
}

describe("a pack that cannot be started says what to do", () => {
  it("where the policy SDK is not installed, which is an optional peer", async () => {
    install("@pulumi/pulumi", "3.259.0");
    await expect(startOurPack()).rejects.toThrow(
      "@pulumi/policy is not installed beside ringfence, and the pack runs with it: npm install --save-dev @pulumi/policy@^1.21.0",
    );
  });

  it.each([
    ["@pulumi/pulumi", "3.99.10", "1.21.0", "@pulumi/pulumi 3.99.10 is too old, the pack needs 3.204.0"],
    ["@pulumi/policy", "3.259.0", "1.9.0", "@pulumi/policy 1.9.0 is too old, the pack needs 1.21.0"],
  ])("where %s is too old", async (_, pulumi, policy, message) => {
    install("@pulumi/pulumi", pulumi);
    install("@pulumi/policy", policy);
    await expect(startOurPack()).rejects.toThrow(message);
  });

  it("where it is not built", async () => {
    install("@pulumi/pulumi", "3.259.0");
    install("@pulumi/policy", "1.21.0");
    await expect(startOurPack()).rejects.toThrow("is not built: npm run build");
  });
});
