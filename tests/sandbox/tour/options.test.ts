import { readOptions, UsageError } from "../../../sandbox/tour/options";

const refused = (...args: string[]): string => {
  try {
    readOptions(args);
  } catch (error) {
    if (error instanceof UsageError) return error.message.slice(0, error.message.indexOf("\n\n"));
    throw error;
  }
  return "";
};

test("nothing given is the tour on a fresh account", () => {
  expect(readOptions([])).toEqual({ keep: false, shell: false, empty: false, verbose: false, port: undefined });
});

test("what goes together", () => {
  expect(readOptions(["--shell", "--empty", "--keep", "--port=4566"])).toEqual({
    keep: true,
    shell: true,
    empty: true,
    verbose: false,
    port: 4566,
  });
});

test("all that is wrong is said at once, with what there is", () => {
  expect(refused("--empty", "--verbose", "--port", "http", "--kep", "now", "--shel").split("\n")).toEqual([
    "there is no option --kep, did you mean --keep?",
    "there is no option --shel, did you mean --shell?",
    '"now" is no option',
    '--port takes a number from 1 to 65535, received "http"',
    "--empty plays nothing, so there is nothing to see without --shell; add it",
    "--verbose is about what the engine prints while the tour plays, and --empty plays nothing; leave one out",
  ]);
  expect(() => readOptions(["--kep"])).toThrow(/--empty {4}with --shell/);
});

test.each(["0", "65536", "1e3", "", "-1", "80.5"])("%j is no port", (port) => {
  expect(refused(`--port=${port}`)).toBe(`--port takes a number from 1 to 65535, received "${port}"`);
});

test.each([
  [["--port"], "--port takes a number from 1 to 65535, received none"],
  [["--keep=no"], '--keep takes no value, received "no"'],
])("%j is refused", (args, message) => {
  expect(refused(...args)).toBe(message);
});
