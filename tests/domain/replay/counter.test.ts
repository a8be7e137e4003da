import { Counter } from "../../../domain/replay/counter";

it("counts texts, the most frequent first, and those for which there is no room together", () => {
  const counter = new Counter(2);
  for (const text of ["a", "b", "b", "c", "c", "d"]) counter.add(text);
  expect({ entries: counter.entries(), others: counter.others }).toEqual({
    entries: [
      ["b", 2],
      ["a", 1],
    ],
    others: 3,
  });
});
