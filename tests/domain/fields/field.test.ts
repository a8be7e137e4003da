import * as v from "valibot";
import { field, fieldsBelow, fieldsOf } from "../../../domain/fields/field";
import { dictionary, list, map } from "../../../domain/fields/shapes";
import { flag } from "../../../domain/fields/values";

const facts = (description: string, absent?: string) => ({ shape: "s", description, example: "e", absent });

describe("fieldsOf", () => {
  it("tells of each field its kind, whether it is required, and its default in words", () => {
    const fields = fieldsOf({
      text: field(v.string(), facts("a text")),
      switch: field(v.optional(flag, false), facts("a switch")),
      names: field(v.optional(list(v.string(), "names"), []), facts("a list")),
      size: field(v.optional(v.number()), facts("a number", "as it is")),
      tags: field(v.optional(dictionary(v.string(), v.string(), "tags"), {}), facts("a map", "none at all")),
      unsaid: v.string(),
    });
    expect(fields.map(({ name, kind, required, default: fallback }) => [name, kind, required, fallback])).toEqual([
      ["text", "text", true, "none"],
      ["switch", "boolean", false, "false"],
      ["names", "list", false, "[]"],
      ["size", "number", false, "as it is"],
      ["tags", "map", false, "none at all"],
    ]);
    expect(fields[0]).toMatchObject({ description: "a text", shape: "s", example: "e" });
  });

  it("has the fields below a map", () => {
    const inner = map({ deep: field(v.optional(flag), facts("deep", "no")) }, "an inner map");
    expect(fieldsOf({ outer: field(v.optional(inner, {}), facts("outer", "no")) })[0]!.fields).toEqual(
      fieldsBelow(inner),
    );
    expect(fieldsBelow(inner).map(({ name }) => name)).toEqual(["deep"]);
  });
});
