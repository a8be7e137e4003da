import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { idsOf } from "../../../../sandbox/account/services/ids";

test("a call makes ids of its own, and the same ones when it is replayed", () => {
  const made = (seq: number) => {
    const newId = idsOf(seq);
    return [newId(), newId()];
  };
  const all = [...made(1), ...made(2), ...made(12)];
  expect(new Set(all).size).toBe(6);
  for (const id of all) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(made(2)).toEqual(all.slice(2, 4));
});

test("a call that is not on record cannot make one: it would be lost with the process", () => {
  expect(idsOf(undefined)).toThrow("a call that is not recorded cannot make an id");
});

test("no service draws an id or reads the clock for itself", () => {
  const folder = join(__dirname, "../../../../sandbox/account/services");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  expect(files.length).toBeGreaterThan(30);
  const drawing = files.filter((file) =>
    /randomUUID|randomBytes|Math\.random|Date\.now|new Date\(\)/.test(readFileSync(join(folder, file), "utf8")),
  );
  expect(drawing).toEqual([]);
});
