import {
  ALTERNATE_CONTACT_LIMITS,
  IAM_NAME_LIMITS,
  PRIMARY_CONTACT_LIMITS,
  STATE_REQUIRED_IN,
  TAG_LIMITS,
  type TextLimit,
} from "../../domain/limits";
import type { Shape } from "../../sandbox/account/wire/models";
import { botocoreModels } from "../sandbox/account/support";

const models = new Map([...botocoreModels().values()].flat().map((model) => [model.id, model]));
const shapesOf = (service: string): Record<string, Shape> => models.get(service)!.detail().shapes;

/** The shapes of the members of a structure, by their names as the baseline writes them. */
const membersOf = (service: string, structure: string): Record<string, Shape> => {
  const shapes = shapesOf(service);
  return Object.fromEntries(
    Object.entries(shapes[structure]!.members!).map(([name, { shape }]) => [
      name[0]!.toLowerCase() + name.slice(1),
      shapes[shape]!,
    ]),
  );
};

/** A pattern of a model, which holds for the whole text, as the limits write it. */
const written = ({ max, pattern }: Shape): { longest?: number; pattern?: string } => ({
  longest: max,
  ...(pattern === undefined ? {} : { pattern: `^${pattern}$` }),
});

const given = ({ longest, pattern }: TextLimit): { longest: number; pattern?: string } => ({
  longest,
  // JavaScript writes a slash in a pattern as \/.
  ...(pattern === undefined ? {} : { pattern: pattern.source.replaceAll("\\/", "/") }),
});

/** What AWS calls a field, where the baseline has a shorter word. */
const MEMBERS: Readonly<Record<string, string>> = { email: "emailAddress", phone: "phoneNumber" };

describe("the limits are those of the service's model", () => {
  it.each<[string, Record<string, TextLimit>]>([
    ["PutAlternateContactRequest", ALTERNATE_CONTACT_LIMITS],
    ["ContactInformation", PRIMARY_CONTACT_LIMITS],
  ])("account, %s", (structure, limits) => {
    const members = membersOf("account", structure);
    for (const [name, limit] of Object.entries(limits)) {
      const { longest, pattern } = written(members[MEMBERS[name] ?? name]!);
      // A mail address is judged more strictly than by AWS's pattern, which lets `a@b..c` pass.
      expect([name, given(limit)]).toEqual([name, name === "email" ? { longest } : { longest, pattern }]);
    }
  });

  it("account, every text of the primary contact but the code of the country", () => {
    const names = Object.keys(membersOf("account", "ContactInformation")).filter((name) => name !== "countryCode");
    expect(
      Object.keys(PRIMARY_CONTACT_LIMITS)
        .map((name) => MEMBERS[name] ?? name)
        .sort(),
    ).toEqual(names.sort());
  });

  it("iam, tags", () => {
    const { tagKeyType, tagValueType, tagListType } = shapesOf("iam");
    expect(given(TAG_LIMITS.key)).toEqual(written(tagKeyType!));
    expect(given(TAG_LIMITS.value)).toEqual(written(tagValueType!));
    expect(TAG_LIMITS.count).toBe(tagListType!.max);
  });

  it.each(Object.entries(IAM_NAME_LIMITS))("iam, the name of a %s", (kind, limit) => {
    expect(given(limit)).toEqual(written(shapesOf("iam")[`${kind}NameType`]!));
  });
});

it("a state is demanded in countries that have a code", () => {
  expect(STATE_REQUIRED_IN.filter((code) => !/^[A-Z]{2}$/.test(code))).toEqual([]);
});
