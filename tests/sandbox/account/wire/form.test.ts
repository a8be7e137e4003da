import { decodeForm } from "../../../../sandbox/account/wire/form";

test("a form decodes", () => {
  const cases: [what: string, body: string, expected: unknown][] = [
    ["a plain parameter", "Action=X&AllRegions=true", { Action: "X", AllRegions: "true" }],
    ["an EC2 list", "RegionName.1=a&RegionName.2=b", { RegionName: ["a", "b"] }],
    ["a list with `member`", "Tags.member.1.Key=k&Tags.member.1.Value=v", { Tags: [{ Key: "k", Value: "v" }] }],
    [
      "lists within lists",
      "Filter.1.Name=n&Filter.1.Value.1=a&Filter.1.Value.2=b",
      { Filter: [{ Name: "n", Value: ["a", "b"] }] },
    ],
    ["percent-encoding", "Name=a%20b%26c+d", { Name: "a b&c d" }],
    ["nothing", "", {}],
  ];
  expect(cases.map(([what, body]) => [what, body, decodeForm(body)])).toEqual(cases);
});
