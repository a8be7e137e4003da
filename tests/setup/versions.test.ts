import { atLeast, parseVersion } from "../../setup/versions";

describe("the version in what a tool prints", () => {
  it.each([
    ["v3.259.0", "3.259.0"],
    ["v3.260.0-alpha.1b2c", "3.260.0"],
    ["go1.26", "1.26.0"],
    ["go version go1.26.8 linux/amd64", "1.26.8"],
    ["Python 3.11.7", "3.11.7"],
    ["11.19.1\n", "11.19.1"],
    ["command not found", undefined],
    ["", undefined],
  ])("%j is %s", (text, version) => {
    expect(parseVersion(text)).toBe(version);
  });
});

describe("new enough", () => {
  it.each([
    ["3.255.0", "3.255.0", true],
    ["3.254.9", "3.255.0", false],
    ["3.1000.0", "3.255.0", true],
    ["4.0.0", "3.255.0", true],
    ["2.999.999", "3.255.0", false],
    ["1.25.11", "1.25.11", true],
    ["1.25.9", "1.25.11", false],
    ["1.26.0", "1.25.11", true],
  ])("%s for a need of %s: %s", (found, needed, enough) => {
    expect(atLeast(found, needed)).toBe(enough);
  });
});
