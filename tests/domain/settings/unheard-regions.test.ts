import { unheardRegions } from "../../../domain/settings/unheard-regions";

describe("unheardRegions", () => {
  it.each([
    ["eu-west-1", { "eu-west-1": true, "us-east-1": false }, { silent: ["us-east-1"], unknown: [] }],
    ["eu-west-1", { "us-east-1": true }, { silent: [], unknown: ["eu-west-1"] }],
    ["us-east-1", { "us-east-1": false, "eu-west-1": false }, { silent: ["us-east-1"], unknown: [] }],
    ["us-east-1", undefined, { silent: [], unknown: ["us-east-1"] }],
  ])("at home in %s with %j are %j", (home, trails, expected) => {
    expect(unheardRegions(home, trails)).toEqual(expected);
  });
});
