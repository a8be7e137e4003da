import { SETTINGS } from "../../../domain/settings/schema";

describe("SETTINGS", () => {
  it("has each name once", () => {
    const names = SETTINGS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("has the required ones first, and they are the three answers", () => {
    expect(SETTINGS.slice(0, 3).map(({ name }) => name)).toEqual(["contacts", "allowedRegions", "monthlyBudgetUsd"]);
    expect(SETTINGS.map(({ required }) => required)).toEqual(SETTINGS.map((_, index) => index < 3));
  });

  it.each(SETTINGS)("describes $name", ({ name, shape, default: fallback, description, example }) => {
    expect(name).toMatch(/^[a-z]+([A-Z][a-z]+)*$/);
    for (const text of [shape, fallback, description, example]) expect(text.trim()).not.toBe("");
    expect(description).toMatch(/\.$/);
  });
});
