import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { beginIn, takeFolder } from "../../../sandbox/tour/folder";
import { UsageError } from "../../../sandbox/tour/options";

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "ringfence-folder-")), ".sandbox");
});
afterEach(() => {
  rmSync(join(folder, ".."), { recursive: true, force: true });
});

/** A run that wrote the record of its account, and ended. */
const account = () => {
  writeFileSync(join(folder, "account.jsonl"), "");
};
const again = () => takeFolder(folder, "elsewhere", "npm run sandbox");

test("who comes second learns who is there, since when, doing what, and what to do", async () => {
  const release = await takeFolder(folder, "here", "npm run sandbox -- --shell");
  const refusal = again();
  await expect(refusal).rejects.toThrow(UsageError);
  await expect(refusal).rejects.toThrow(
    new RegExp(
      `^\\S+ is in use; nothing was changed\nprocess ${process.pid} on ${hostname()} works in it since \\d{4}-\\S+Z: ` +
        `npm run sandbox -- --shell\nend it first, .*kill ${process.pid}, .* delete \\S+lock$`,
    ),
  );
  release();
  (await again())();
  expect(existsSync(join(folder, "lock"))).toBe(false);
});

test("a run that was killed holds nobody up", async () => {
  mkdirSync(folder);
  const { pid } = spawnSync("true");
  const left = { token: "old", pid, host: hostname(), checkout: "there", since: "yesterday" };
  writeFileSync(join(folder, "lock"), JSON.stringify(left));
  (await again())();
});

test("a new run empties the folder and keeps the lock", async () => {
  const release = await takeFolder(folder, "here", "npm run sandbox");
  account();
  mkdirSync(join(folder, "state"));
  beginIn(folder, { keep: false, empty: false });
  expect(readdirSync(folder).sort()).toEqual(["kind", "lock"]);
  release();
});

test("--keep needs an account to go on with", () => {
  expect(() => {
    beginIn(folder, { keep: true, empty: false });
  }).toThrow(/^--keep: \S+ holds no account to go on with; leave --keep out$/);
});

test.each([
  [{ empty: true }, { empty: false }, /was begun empty; go on with it by --keep --shell --empty, or/],
  [{ empty: false }, { empty: true }, /was begun by a tour; go on with it by --keep --shell, or/],
])("--keep goes on with what was begun for the same: %j, then %j", (first, second, message) => {
  beginIn(folder, { keep: false, ...first });
  account();
  beginIn(folder, { keep: true, ...first });
  expect(() => {
    beginIn(folder, { keep: true, ...second });
  }).toThrow(message);
  expect(readdirSync(folder).sort()).toEqual(["account.jsonl", "kind"]);
});
