import { CONTAIN_OPTIONS, readContainOptions } from "../../../cli/contain/options";

const NOW = new Date("2026-11-27T12:00:00.900Z");

/** The options as the command line gives them when only these are typed. */
const typed = (given: object) => ({
  ...Object.fromEntries(
    CONTAIN_OPTIONS.filter((option) => option.default !== undefined).map(({ flags, default: value }) => [
      flags
        .replace(/ .*/, "")
        .replace(/^--/, "")
        .replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  ),
  ...given,
});

it.each([
  ["2026-11-27T09:00:00.750Z", "2026-11-27T09:00:00.000Z"],
  ["90m", "2026-11-27T10:30:00.000Z"],
])("--since %s begins with its whole second, because EC2 tells no parts of one", (since, begins) => {
  expect(readContainOptions(typed({ since }), NOW)).toMatchObject({ wish: { do: "plan", since: new Date(begins) } });
});

it.each([
  [{ words: ["restore", "j"] }, true],
  [{ words: ["restore", "j"], execute: true }, false],
  // The option takes the word that follows it.
  [{ words: ["restore"], execute: "j" }, false],
])("restore does nothing without --execute: %j", (given, isDry) => {
  const choice = { suspects: false, starters: false, only: [] };
  expect(readContainOptions(typed(given), NOW)).toMatchObject({ wish: { do: "restore", journal: "j", choice, isDry } });
});
