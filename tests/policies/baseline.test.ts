import { AccountBaseline } from "../../components";
import { DEFAULT_REGIONS } from "../../domain/regions";
import { parsePackConfig, type PackConfig, type RawSection } from "../../policies/config/config";
import { presetConfig } from "../../policies/config/presets";
import { SHARED_SECTION } from "../../policies/config/settings";
import { appliesTo, judgeResource, judgeStack } from "../../policies/judge";
import { rules } from "../../policies/rules";
import { answers } from "../support/answers";
import { outcomeOf, resourceOf } from "../support/judge-example";
import { record, type Registration } from "../support/recorder";

/** The preset `strict` with the settings of an owner of one region. */
function strict(): PackConfig {
  const presets = Object.entries(presetConfig("strict", rules)).map(([id, section]): [string, RawSection] => {
    const { enforcementLevel, ...properties } =
      typeof section === "string" ? { enforcementLevel: section } : { ...section };
    return [id, { level: enforcementLevel, properties }];
  });
  const settings = {
    level: "advisory",
    properties: { allowedRegions: answers().allowedRegions, coveredRegions: DEFAULT_REGIONS },
  };
  const parsed = parsePackConfig({ ...Object.fromEntries(presets), [SHARED_SECTION]: settings }, rules);
  if ("problems" in parsed) throw new Error(parsed.problems.join("\n"));
  return parsed.config;
}

const subjectOf = ({ type, name, inputs }: Registration) => resourceOf({ type, name, props: inputs });

describe.each([
  ["up", false],
  ["preview", true],
])("the baseline of seventeen regions, as %s declares it", (_, preview) => {
  let registrations: Registration[];
  const config = strict();

  beforeAll(async () => {
    const build = () => new AccountBaseline("baseline", answers());
    ({ registrations } = await record(build, { preview }));
  });

  it("is the whole baseline", () => {
    expect(registrations.filter(({ type }) => type === "aws:guardduty/detector:Detector")).toHaveLength(17);
  });

  it.each(rules)("passes $id of the preset strict", (rule) => {
    const ruleConfig = config.get(rule.id)!;
    const subjects = registrations.map(subjectOf);
    const judgements =
      rule.kind === "stack"
        ? [judgeStack(rule, { name: "prod", project: "ringfence", resources: subjects }, ruleConfig)]
        : subjects.filter(({ type }) => appliesTo(rule, type)).map((one) => judgeResource(rule, one, ruleConfig));
    const refused = ruleConfig.onUnknown === "mandatory" ? ["fail", "defect", "undetermined"] : ["fail", "defect"];
    expect(judgements.filter((judgement) => refused.includes(outcomeOf(judgement)))).toEqual([]);
  });
});
