import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AccountBaseline } from "../components";
import { twoRegions } from "./support/answers";
import { identities, record } from "./support/recorder";

const GOLDEN = join(__dirname, "identities.golden.txt");

const RENAMED = `type or name of a resource of the default baseline changed (- gone, + new).
A rename replaces a live guard in every account that has it: the old one is deleted, or stays behind unmanaged.
Keep the name, or give the resource an alias of the old one; then bring tests/identities.golden.txt up to date by hand.`;

describe("the default baseline in two regions", () => {
  it("has the identities that live accounts have", async () => {
    const { registrations } = await record(() => new AccountBaseline("ringfence", twoRegions()));
    const golden = readFileSync(GOLDEN, "utf8").trimEnd().split("\n");
    const now = identities(registrations);
    const gone = golden.filter((line) => !now.includes(line));
    const added = now.filter((line) => !golden.includes(line));
    if (gone.length + added.length > 0) {
      throw new Error(
        [RENAMED, "", ...gone.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)].join("\n"),
      );
    }
    expect(now).toEqual(golden);
  });
});
