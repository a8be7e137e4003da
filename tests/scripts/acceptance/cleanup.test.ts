import { Profile } from "../../../domain/controls/control";
import { cleanUp } from "../../../scripts/acceptance/cleanup";
import type { AcceptanceFolder, RunRecord } from "../../../scripts/acceptance/folder";
import type { AcceptanceStack } from "../../../scripts/acceptance/stack";

const RECORD: RunRecord = {
  options: {
    account: "123456789012",
    region: "eu-west-1",
    email: "oncall@acme.sandbox",
    phone: "+61 2 5550 0199",
    profile: Profile.Minimal,
    without: [],
  },
  startedAt: "2026-11-27T06:00:00.000Z",
  pid: 4,
  clean: false,
};

/** A cleanup of a stack that holds this, in an account that answers so. */
async function run(given: {
  identities?: string[][];
  pending?: string[];
  open?: Error;
  codes?: number[];
  remove?: { removed: string[]; refused: string[] }[];
}) {
  const ran: string[] = [];
  const held = [...(given.identities ?? [])];
  const codes = [...(given.codes ?? [])];
  const removals = [...(given.remove ?? [])];
  const stack: AcceptanceStack = {
    open: () => (given.open ? Promise.reject(given.open) : Promise.resolve()),
    run: (...args) => {
      ran.push(args[0]!);
      if (args[0] === "destroy") held.shift();
      return Promise.resolve({ code: codes.shift() ?? 0, seconds: 0, seen: [], events: [], relevant: ["it broke"] });
    },
    outputsFile: () => Promise.resolve(""),
    held: () => Promise.resolve({ identities: held[0] ?? [], pending: given.pending ?? [] }),
    unlock: () => Promise.resolve(),
    release: () => Promise.resolve(void ran.push("release")),
    interrupt: () => undefined,
  };
  const folder = { configure: (_record, { teardown }) => void ran.push(`teardown ${teardown}`) } as AcceptanceFolder;
  const look = {
    remove: () => Promise.resolve(removals.shift() ?? { removed: [], refused: [] }),
    left: () => Promise.resolve({ found: [], gaps: [] }),
  };
  return { ran, cleaned: await cleanUp({ stack, folder, record: RECORD, look, say: () => undefined, pause: 0 }) };
}

describe("the cleanup", () => {
  it("runs nothing where the stack is empty, and looks all the same", async () => {
    const { ran, cleaned } = await run({});
    expect(ran).toEqual([]);
    expect(cleaned).toMatchObject({ done: [], errors: [], found: [], gaps: [] });
  });

  it("lets go of what the program keeps, and tries a destroy that failed once more", async () => {
    const { ran, cleaned } = await run({ identities: [["a"], ["a"]], codes: [1, 0] });
    expect(ran).toEqual(["release", "destroy", "release", "destroy"]);
    expect(cleaned.errors).toEqual([]);
  });

  it("takes hold of what was begun and not written down before it destroys", async () => {
    const { ran } = await run({ pending: ["aws:ebs/encryptionByDefault:EncryptionByDefault x"], identities: [["a"]] });
    expect(ran).toEqual(["teardown true", "up", "release", "destroy"]);
  });

  it("goes on to tags and names when the state cannot be read", async () => {
    const { cleaned } = await run({
      open: new Error("no such state"),
      remove: [{ removed: ["topic t (eu-west-1)"], refused: [] }],
    });
    expect(cleaned.errors).toEqual(["the stack: no such state"]);
    expect(cleaned.done).toEqual(["removed topic t (eu-west-1)"]);
  });

  it("tries again what is still used, and says what is refused to the end", async () => {
    const refused = { removed: [], refused: ["policy p (us-east-1): DeleteConflict: in use"] };
    const later = await run({ remove: [refused, { removed: ["policy p (us-east-1)"], refused: [] }] });
    expect(later.cleaned).toMatchObject({ done: ["removed policy p (us-east-1)"], errors: [] });
    const never = await run({ remove: [refused, refused, refused, refused] });
    expect(never.cleaned.errors).toEqual(refused.refused);
  });
});
