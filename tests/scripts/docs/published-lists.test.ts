import { exemptedNamespaces, PUBLISHED_LISTS } from "../../../scripts/docs/published-lists";

describe.each(PUBLISHED_LISTS)("$name", ({ lacks, extras }) => {
  it("lacks only what is exempted here", () => {
    expect(lacks.filter((name) => !exemptedNamespaces().includes(name))).toEqual([]);
  });

  it("has beside that only what is not", () => {
    expect(extras.filter((name) => exemptedNamespaces().includes(name))).toEqual([]);
  });
});
