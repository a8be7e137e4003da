import { type Setting, settingOperations } from "../../../../sandbox/account/services/settings";
import { newDeclarativePolicies } from "../../../../sandbox/account/services/declarative-policies";
import { idsOf } from "../../../../sandbox/account/services/ids";
import { newOrganization } from "../../../../sandbox/account/services/organizations";
import { SETTINGS } from "../../../../sandbox/account/services/settings-table";
import { AwsError } from "../../../../sandbox/account/wire/codec";
import type { ServiceModel, Shape } from "../../../../sandbox/account/wire/models";
import { botocoreModels } from "../support";

const lock: Setting = {
  service: "doors",
  per: "region",
  key: "Door",
  initial: { locked: false },
  put: { Lock: { locked: true }, Set: ({ locked }) => ({ locked }) },
  answer: (value) => value,
  reset: "Reset",
  get: "Get",
};

/** The operations of settings, over a state of their own. */
function operate(...settings: Setting[]) {
  const state = {
    settings: new Map(),
    organization: newOrganization(),
    declarative: newDeclarativePolicies(),
    isMember: false,
  };
  const operations = settingOperations(settings);
  const principal = { arn: "arn", userId: "id", accountId: "1" };
  return (operation: string, input = {}, region = "eu-west-1") =>
    operations[operation]?.(state, input, { accountId: "1", region, principal, now: new Date(), newId: idsOf(1) });
}

describe("a setting", () => {
  test("reads as the fixed or the given value that was put last, and a reset brings the initial one back", () => {
    const run = operate(lock);
    expect(run("doors:Get")).toEqual({ locked: false });
    expect(run("doors:Lock")).toEqual({ locked: true });
    expect(run("doors:Get")).toEqual({ locked: true });
    run("doors:Set", { locked: "half" });
    expect(run("doors:Get")).toEqual({ locked: "half" });
    expect(run("doors:Reset")).toEqual({ locked: false });
    expect(run("doors:Get")).toEqual({ locked: false });
  });

  test("is one for each key, in each region or in the account", () => {
    const [regional, global] = [operate(lock), operate({ ...lock, per: "account" })];
    for (const run of [regional, global]) run("doors:Lock", { Door: "front" });
    const read = (run: typeof regional) => [
      run("doors:Get", { Door: "front" }),
      run("doors:Get", { Door: "back" }),
      run("doors:Get", { Door: "front" }, "eu-west-2"),
    ];
    expect(read(regional)).toEqual([{ locked: true }, { locked: false }, { locked: false }]);
    expect(read(global)).toEqual([{ locked: true }, { locked: false }, { locked: true }]);
  });

  test("may keep what it was not told, from what it read as before", () => {
    const run = operate({ ...lock, put: { Set: (input, _context, before) => ({ ...before, ...input }) } });
    run("doors:Set", { bolts: 2 });
    expect(run("doors:Get")).toEqual({ locked: false, bolts: 2 });
    run("doors:Set", { locked: true });
    expect(run("doors:Get")).toEqual({ locked: true, bolts: 2 });
  });

  test("that is nothing at first is an error until it is put, and after it was taken away", () => {
    const none = new AwsError("NotFound", "no lock");
    const run = operate({ ...lock, initial: none, answer: undefined });
    expect([run("doors:Get"), run("doors:Reset")]).toEqual([none, none]);
    expect([run("doors:Lock"), run("doors:Reset"), run("doors:Get")]).toEqual([{}, {}, none]);
  });
});

describe("the table of settings", () => {
  interface Described {
    operations: Record<string, { input?: { shape: string }; output?: { shape: string } } | undefined>;
    shapes: Record<string, Shape>;
  }
  const models = new Map([...botocoreModels().values()].flat().map((model: ServiceModel) => [model.id, model]));

  test("names operations, keys and members that the model of the service has", () => {
    const mistakes = SETTINGS.flatMap(({ service, put, get, reset, key, initial }) => {
      const { operations, shapes } = models.get(service)!.detail() as Described;
      const all = [...Object.keys(put), get, ...(reset === undefined ? [] : [reset])];
      const membersOf = (shape = "") =>
        Object.entries(shapes[shape]?.members ?? {}).map(([name, { locationName }]) => locationName ?? name);
      const shown = typeof initial === "function" || initial instanceof AwsError ? [] : Object.keys(initial);
      return [
        ...all.filter((name) => !operations[name]),
        ...all.filter((name) => key !== undefined && !membersOf(operations[name]?.input?.shape).includes(key)),
        ...shown.filter((name) => !membersOf(operations[get]?.output?.shape).includes(name)),
      ].map((name) => `${service}: ${name}`);
    });
    expect(mistakes).toEqual([]);
  });
});
