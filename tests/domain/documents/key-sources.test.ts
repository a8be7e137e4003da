import { KEY_SOURCES, LISTS } from "../../../domain/documents/key-sources";

// That each is a key of the catalogue: tests/sandbox/account/authorization/service-keys.test.ts.
it("every key that asks for another member names one, and a list is one of them", () => {
  expect(Object.values(KEY_SOURCES).filter(({ paths }) => paths.length === 0)).toEqual([]);
  expect(LISTS.filter((key) => !(key in KEY_SOURCES))).toEqual([]);
});
