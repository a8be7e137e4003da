import { placeOf } from "../../../cli/check/place";

const at = (sourcePosition: string | null, ...frames: string[]) => ({
  urn: "urn:pulumi:dev::shop::a:b:C::d",
  type: "a:b:C",
  sourcePosition,
  stackTrace: frames.map((each) => ({ sourcePosition: each })),
});

it.each([
  ["its own line", at("project:///index.ts#13,1"), { file: "index.ts", line: 13, column: 1 }],
  ["a line without a column", at("project:///main.go#7"), { file: "main.go", line: 7, column: 1 }],
  ["a name that a URL cannot hold", at("project:///a%20b.ts#1,2"), { file: "a b.ts", line: 1, column: 2 }],
  [
    "the first line of the program, where a library made it",
    at("project:///node_modules/x/y.js#1,1", "project:///../lib/z.ts#2,2", "", "project:///app/main.ts#3,4"),
    { file: "app/main.ts", line: 3, column: 4 },
  ],
  ["nothing of a program", at("project:///../node_modules/x.ts#37,19"), undefined],
  ["nothing at all", at(null), undefined],
])("a resource is at %s", (_, resource, place) => {
  expect(placeOf(resource)).toEqual(place);
});

it("is told from the root of the repository", () => {
  expect(placeOf(at("project:///index.ts#13,1"), "infra/shop/")?.file).toBe("infra/shop/index.ts");
});
