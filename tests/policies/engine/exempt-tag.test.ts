import { tagExemptions } from "../../../policies/engine/exempt-tag";
import { UNKNOWN } from "../../../policies/engine/reader";
import { awsKeyAnywhere } from "../../../policies/rules/secrets/aws-key-anywhere";
import { spotForbidden } from "../../../policies/rules/spend/spot-forbidden";
import type { AnyResourceRule } from "../../../policies/rule";
import { resourceOf } from "../../support/judge-example";

const easy: AnyResourceRule = { ...spotForbidden, id: "easy", selfService: true };
const other: AnyResourceRule = { ...spotForbidden, id: "other", selfService: true };
const strict: AnyResourceRule = { ...spotForbidden, id: "strict" };
const rules = [easy, other, strict, { ...awsKeyAnywhere, exemptible: false } as const];

const read = (props: Record<string, unknown>) =>
  tagExemptions(resourceOf({ type: "aws:ec2/instance:Instance", props }), rules);
const tag = (value: unknown) => read({ tags: { "ringfence:exempt": value } });

const one = { rule: "easy", reason: "a lab for a week", until: "2027-01-31" };

it.each([
  ["with a semicolon", "easy=a lab for a week; until=2027-01-31"],
  ["with what every service takes in a tag", "easy=a lab for a week until=2027-01-31"],
])("reads an entry %s", (_, value) => {
  expect(tag(value)).toEqual({ exemptions: [one], problems: [] });
});

it.each(["|", " / "])("reads several with %s between them", (between) => {
  const value = ["easy=a lab for a week; until=2027-01-31", "other=the same; until=2027-03-01"].join(between);
  expect(tag(value).exemptions.map(({ rule }) => rule)).toEqual(["easy", "other"]);
});

it("reads the list of tags of aws-native, merged tags and annotations", () => {
  const value = "easy=a lab for a week; until=2027-01-31";
  expect(read({ tags: [{ key: "ringfence:exempt", value }] }).exemptions).toEqual([one]);
  expect(read({ tagsAll: { "ringfence:exempt": value } }).exemptions).toEqual([one]);
  const annotated = resourceOf({
    type: "aws:ec2/instance:Instance",
    props: {},
    opts: { annotations: { "user:api/ringfence": value } },
  });
  expect(tagExemptions(annotated, rules).exemptions).toEqual([one]);
});

it.each([
  ["no day", "easy=a lab", 'expected <rule>=<reason>; until=2027-01-31, received "easy=a lab"'],
  ["a day that there is not", "easy=a lab; until=2027-13-01", /^expected <rule>/],
  ["no reason", "easy=; until=2027-01-31", /^expected <rule>/],
  ["an unknown rule", "eazy=a lab; until=2027-01-31", 'unknown rule "eazy"; docs/rules.md lists the rules'],
  [
    "a rule that is not for self-service",
    "strict=a lab; until=2027-01-31",
    "strict cannot be exempted by a tag, only in the configuration of the pack",
  ],
  [
    "a rule without exceptions",
    "aws-key-anywhere=a lab; until=2027-01-31",
    "aws-key-anywhere cannot be exempted by a tag",
  ],
])("exempts nothing and says why: %s", (_, value, problem) => {
  const expected: unknown = typeof problem === "string" ? problem : expect.stringMatching(problem);
  expect(tag(value)).toEqual({ exemptions: [], problems: [expected] });
});

it("exempts nothing while the tag is not known, or is none", () => {
  for (const value of [UNKNOWN, undefined, 5]) expect(tag(value)).toEqual({ exemptions: [], problems: [] });
});
