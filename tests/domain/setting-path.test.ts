import * as v from "valibot";
import { pathOf } from "../../domain/setting-path";

const PORTS = v.object({ servers: v.array(v.object({ port: v.number() })) });

const pathsOf = (input: unknown) => (v.safeParse(PORTS, input).issues ?? []).map(pathOf);

describe("pathOf", () => {
  it.each([
    ["a key", { servers: "none" }, "servers"],
    ["a place in a list", { servers: ["none"] }, "servers[0]"],
    ["a key below a place in a list", { servers: [{ port: 1 }, { port: "2" }] }, "servers[1].port"],
    ["the whole value", "none", ""],
  ])("writes %s as a user does", (_, input, path) => {
    expect(pathsOf(input)).toEqual([path]);
  });
});
