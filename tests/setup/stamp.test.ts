import { renameSync, truncateSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashInputs, inspect, readStamp, writeStamp } from "../../setup/stamp";
import { fakeMachine, type FakeMachine } from "./fake-machine";

let machine: FakeMachine;
let binary: string;
let stamp: string;

beforeEach(() => {
  machine = fakeMachine();
  binary = machine.write("cache/bin/pulumi", "a program, complete");
  stamp = join(machine.folder, "cache", "stamps", "pulumi.json");
  writeStamp(stamp, { inputs: "sources", files: [binary] });
});
afterEach(() => {
  machine.remove();
});

it("what was built from the same sources is intact", () => {
  expect(inspect(stamp, "sources")).toEqual({ state: "intact" });
});

it.each<[string, () => void, string, RegExp]>([
  [
    "no stamp",
    () => {
      unlinkSync(stamp);
    },
    "missing",
    /not there yet/,
  ],
  [
    "a stamp that cannot be read",
    () => {
      writeFileSync(stamp, '{"inputs": "sour');
    },
    "missing",
    /not there yet/,
  ],
  [
    "a file that is gone",
    () => {
      unlinkSync(binary);
    },
    "damaged",
    /pulumi is gone/,
  ],
  [
    "a truncated file",
    () => {
      truncateSync(binary, 5);
    },
    "damaged",
    /pulumi is 5 bytes instead of 19/,
  ],
  [
    "another file of the same size",
    () => {
      writeFileSync(binary, "another program, eh");
    },
    "damaged",
    /not what was built/,
  ],
])("%s is noticed", (_, harm, state, reason) => {
  harm();
  expect(inspect(stamp, "sources")).toEqual({ state, reason: expect.stringMatching(reason) });
});

it("other sources are noticed", () => {
  expect(inspect(stamp, "sources of today")).toEqual({ state: "outdated", reason: "its sources have changed" });
});

it("content that changed under the same size and time, as on a bad disk, needs the deep look", () => {
  utimesSync(binary, 1, 1);
  writeStamp(stamp, { inputs: "sources", files: [binary] });
  writeFileSync(binary, "a program, c0mplete");
  utimesSync(binary, 1, 1);
  expect(inspect(stamp, "sources")).toEqual({ state: "intact" });
  expect(inspect(stamp, "sources", { deep: true })).toMatchObject({ state: "damaged" });
});

it("a file that was only touched stays, and its new time is remembered", () => {
  utimesSync(binary, 1, 1);
  expect(inspect(stamp, "sources")).toEqual({ state: "intact" });
  expect(readStamp(stamp)?.files[0]?.mtimeMs).toBe(1000);
});

it("a cache that was moved stays valid", () => {
  renameSync(join(machine.folder, "cache"), join(machine.folder, "elsewhere"));
  expect(inspect(join(machine.folder, "elsewhere", "stamps", "pulumi.json"), "sources")).toEqual({ state: "intact" });
});

it("inputs are the contents of the files and the words, in their order", () => {
  const file = machine.write("go.mod", "module a");
  const before = hashInputs([file], ["-s", "-w"]);
  expect(hashInputs([file], ["-s", "-w"])).toBe(before);
  expect(hashInputs([file], ["-w", "-s"])).not.toBe(before);
  writeFileSync(file, "module b");
  expect(hashInputs([file], ["-s", "-w"])).not.toBe(before);
});
