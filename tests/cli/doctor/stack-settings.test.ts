import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stackSettingsIn } from "../../../cli/doctor/stack-settings";

const ACCOUNT = "123456789012";
const ENABLED = ["ap-southeast-2", "eu-west-1", "us-east-1"];

describe("the settings in a folder", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ringfence-settings-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (lines: readonly string[], stack = "prod") => {
    const own = lines.map((line) => `  ringfence:${line}\n`).join("");
    writeFileSync(join(folder, `Pulumi.${stack}.yaml`), `config:\n  aws:region: eu-west-1\n${own}`);
  };
  const read = () => stackSettingsIn(folder, { accountId: ACCOUNT, enabled: ENABLED });

  test("say what is covered and what is on; the answers that doctor does not need may be open or secret", async () => {
    write([
      "contacts: { secure: v1:abc }",
      "monthlyBudgetUsd: TODO",
      "allowedRegions: [ap-southeast-2]",
      "enabledRegions: [ap-southeast-2, us-east-1, sa-east-1]",
      "controls: { budgets: off, tamper-guard: off }",
    ]);
    expect(await read()).toMatchObject({
      settings: {
        file: "Pulumi.prod.yaml",
        home: "ap-southeast-2",
        allowed: ["ap-southeast-2"],
        // sa-east-1 is named, and not enabled here.
        covered: ["ap-southeast-2", "us-east-1"],
        controlStates: { budgets: "off by configuration", guardduty: "on" },
        mode: "account",
        denies: expect.not.arrayContaining(["tamper-deny"]) as string[],
      },
    });
  });

  test("cover what is enabled when they name no regions", async () => {
    write(["allowedRegions: [ap-southeast-2]"]);
    expect(await read()).toMatchObject({ settings: { covered: ENABLED } });
  });

  test("of another account are not used; of this one they are", async () => {
    write(["allowedRegions: [ap-southeast-2]", 'accountId: "210987654321"']);
    expect(await read()).toEqual({ unused: "not by Pulumi.prod.yaml, which is for account 210987654321" });
    write(["allowedRegions: [ap-southeast-2]", `accountId: "${ACCOUNT}"`]);
    expect(await read()).toHaveProperty("settings");
  });

  test("of several stacks are not used, because nobody knows which is meant", async () => {
    write(["allowedRegions: [ap-southeast-2]"]);
    write(["allowedRegions: [ap-southeast-2]"], "dev");
    expect(await read()).toEqual({
      unused: "not by the settings here, because there are Pulumi.dev.yaml, Pulumi.prod.yaml",
    });
  });

  test("that are not answered, or of another program, are not used and say why", async () => {
    write(["allowedRegions: [TODO]"]);
    expect(await read()).toEqual({
      unused: expect.stringMatching(/^not by Pulumi.prod.yaml: allowedRegions/) as string,
    });
    writeFileSync(join(folder, "Pulumi.prod.yaml"), "config:\n  acme:size: 3\n");
    expect(await read()).toEqual({ unused: expect.stringMatching(/no setting of this program/) as string });
  });

  test("need not be there", async () => {
    expect(await read()).toBeUndefined();
  });
});
