import { releaseNotes } from "../../scripts/release-notes";

const changelog =
  "# Changelog\n\n## 1.3.0 (unreleased)\n\nNew.\n\n## 1.2.3 (2026-11-27)\n\nFirst.\n\nSecond.\n\n## 1.2.2 (2026-01-01)\n\nOld.\n";

test("the notes are the section of the version, and no other", () => {
  expect(releaseNotes({ tag: "v1.2.3", version: "1.2.3", changelog })).toBe("First.\n\nSecond.");
});

test.each([
  ["v1.2.4", "1.2.3", 'the tag is v1.2.4 and package.json says 1.2.3; make the tag with "npm run tag"'],
  ["v1.2.0", "1.2.0", "CHANGELOG.md has no section of 1.2.0; it starts with"],
  ["v1.3.0", "1.3.0", 'the heading "## 1.3.0 (unreleased)" has no day; write "## 1.3.0 (<year>-<month>-<day>)"'],
])("a tag %s of version %s is refused where something does not fit", (tag, version, message) => {
  expect(() => releaseNotes({ tag, version, changelog })).toThrow(message);
});
