import { entries, page, source, table } from "../../../scripts/docs/markdown";

const AWS = "https://docs.aws.amazon.com/a.html";
const OTHER = "https://example.com/b";

it("an entry has a bold head, its text and a line for each fact that has a value", () => {
  const list = entries([
    {
      head: "a",
      text: "what it is",
      facts: [
        ["shape", "list"],
        ["default", ""],
      ],
    },
    { head: "b" },
  ]);
  expect(list).toBe("- **a**: what it is\n  - shape: list\n- **b**");
});

it("a source is named after who says it", () => {
  expect([source(AWS), source(OTHER)]).toEqual([`[AWS](${AWS})`, `[example.com](${OTHER})`]);
});

it("the addresses that tables link to stand once each at the end of the page, and no others do", () => {
  const rows = [
    ["one", source(AWS)],
    ["two", `${source(OTHER)}, ${source(AWS)}`],
    ["three", "[a page](controls.md)"],
  ];
  const { text } = page("docs/x.md", "x", source("https://example.com/c"), table(["what", "source"], rows));
  expect(text.split("\n").slice(2)).toEqual([
    "[example.com](https://example.com/c)",
    "",
    "| what | source |",
    "| --- | --- |",
    "| one | [AWS][1] |",
    "| two | [example.com][2], [AWS][1] |",
    "| three | [a page](controls.md) |",
    "",
    `[1]: ${AWS}`,
    `[2]: ${OTHER}`,
  ]);
});
