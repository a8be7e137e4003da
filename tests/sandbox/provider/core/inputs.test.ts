import type { InstanceConfig } from "../../../../sandbox/provider/core/config";
import { checkInputs } from "../../../../sandbox/provider/core/inputs";
import { RESOURCES } from "../../../../sandbox/provider/rows/table";
import { UNKNOWN, type Props } from "../../../../sandbox/provider/core/values";
import { urnOf } from "../engine";

const CONFIG = {
  region: "us-east-1",
  tags: { defaultTags: { team: "platform" }, ignore: { keys: [], keyPrefixes: [] } },
} as unknown as InstanceConfig;

function check(token: string, news: Props, olds: Props = {}) {
  const type = RESOURCES.find((candidate) => candidate.token === token)!;
  return checkInputs(type, CONFIG, { urn: urnOf(token, "it"), olds, news, naming: { seed: Buffer.from("seed") } });
}
const reasons = (token: string, news: Props) => check(token, news).failures.map(({ reason }) => reason);

const TOPIC = "aws:sns/topic:Topic";
const BUDGET = "aws:budgets/budget:Budget";
const CONTACT = "aws:account/alternativeContact:AlternativeContact";

// ValidateFunc in internal/service/account/alternate_contact.go and internal/service/events/validate.go
describe("what the real provider refuses in the preview", () => {
  const contact = { alternateContactType: "SECURITY", name: "Mia", title: "CISO", emailAddress: "mia@corp.test" };

  test("every text of a contact that AWS would refuse, all at once", () => {
    const wrong = { ...contact, alternateContactType: "LEGAL", title: "", emailAddress: "mia", phoneNumber: "ext. 5" };
    expect(reasons(CONTACT, wrong)).toEqual([
      '"alternateContactType" must be one of BILLING, OPERATIONS, SECURITY, got "LEGAL"',
      String.raw`"emailAddress" must match [\w+=,.-]+@[\w.-]+\.\w+, got "mia"`,
      String.raw`"phoneNumber" must match ^[\s0-9()+-]+$, got "ext. 5"`,
      '"title" must have 1 to 50 characters, got ""',
    ]);
    expect(reasons(CONTACT, { ...contact, phoneNumber: UNKNOWN })).toEqual([]);
  });

  test("an automatic target id that is too long", () => {
    const target = "aws:cloudwatch/eventTarget:EventTarget";
    const named = (name: string) => {
      const type = RESOURCES.find(({ token }) => token === target)!;
      const request = { urn: urnOf(target, name), olds: {}, news: { rule: "r", arn: "a" } };
      return checkInputs(type, CONFIG, { ...request, naming: { seed: Buffer.from("seed") } }).failures;
    };
    expect(named("a".repeat(56))).toEqual([]);
    expect(named("a".repeat(57)).map(({ property }) => property)).toEqual(["targetId"]);
  });

  test.each([
    ["aws:iam/policy:Policy", { policy: "{" }],
    ["aws:organizations/policy:Policy", { content: "{" }],
    ["aws:guardduty/detectorFeature:DetectorFeature", { detectorId: "d", status: "ENABLED", name: "NO_SUCH_PLAN" }],
  ])("a text of %s that is none: %p", (token, news) => {
    expect(reasons(token, news)).toHaveLength(1);
  });
});

describe("names and shapes", () => {
  test("every missing property is reported, not only the first", () => {
    expect(check(CONTACT, { alternateContactType: "SECURITY" }).failures).toEqual([
      { property: "emailAddress", reason: `missing required property "emailAddress" of ${CONTACT}` },
      { property: "phoneNumber", reason: `missing required property "phoneNumber" of ${CONTACT}` },
      { property: "title", reason: `missing required property "title" of ${CONTACT}` },
    ]);
  });

  test("a property that the declarations do not know is an error with the nearest name", () => {
    expect(reasons(TOPIC, { displayname: "x" })).toEqual([
      `unknown property "displayname" of ${TOPIC}; did you mean "displayName"`,
    ]);
  });

  test("so it is at any depth", () => {
    const notification = {
      comparisonOperator: "GREATER_THAN",
      notificationType: "ACTUAL",
      threshold: 1,
      thresholdType: "PERCENTAGE",
    };
    const news = {
      budgetType: "COST",
      timeUnit: "MONTHLY",
      notifications: [{ ...notification, subscriberEmails: ["a"] }],
    };
    expect(reasons(BUDGET, news)).toEqual([
      `unknown property "notifications[0].subscriberEmails" of ${BUDGET}; did you mean "subscriberEmailAddresses"`,
    ]);
  });

  test("a missing property is an error at any depth", () => {
    const news = { budgetType: "COST", timeUnit: "MONTHLY", costFilters: [{ name: "Region" }] };
    expect(reasons(BUDGET, news)).toEqual([`missing required property "costFilters[0].values" of ${BUDGET}`]);
  });

  test.each<[Props, string]>([
    [{ tags: "a=b" }, '"tags" must be an object, got "a=b"'],
    [{ tags: { a: ["b"] } }, '"tags.a" must be a string, got ["b"]'],
    [{ signatureVersion: "two" }, '"signatureVersion" must be a number, got "two"'],
    [{ fifoTopic: 1 }, '"fifoTopic" must be a boolean, got 1'],
    [{ displayName: { a: "b" } }, '"displayName" must be a string, got {"a":"b"}'],
  ])("a value of another shape: %j", (news, reason) => {
    expect(reasons(TOPIC, news)).toEqual([reason]);
  });

  test("scalars are read from text, as Terraform does", () => {
    const { inputs, failures } = check(TOPIC, { signatureVersion: "2", fifoTopic: "true", displayName: 5 });
    expect(failures).toEqual([]);
    expect(inputs).toMatchObject({ signatureVersion: 2, fifoTopic: true, displayName: "5" });
  });

  test("a policy document may be an object and becomes JSON", () => {
    const policy = { Version: "2012-10-17", Statement: [] };
    expect(check("aws:iam/policy:Policy", { policy }).inputs["policy"]).toBe(JSON.stringify(policy));
  });

  test("unknown values pass, wherever they are", () => {
    expect(reasons("aws:sns/topicPolicy:TopicPolicy", { arn: UNKNOWN, policy: UNKNOWN })).toEqual([]);
  });

  test("inputs that exclude each other are named together", () => {
    expect(reasons(TOPIC, { name: "a", namePrefix: "b" })).toEqual([
      '"name" and "namePrefix" exclude each other; give one',
    ]);
  });

  test("an input that the stand-in does not serve is refused, not passed over", () => {
    expect(reasons("aws:guardduty/detector:Detector", { datasources: {} })).toEqual([
      'the sandbox provider does not support "datasources" of aws:guardduty/detector:Detector; leave it out',
    ]);
  });
});

describe("what Check fills in", () => {
  test("the region of the provider, where the type has one", () => {
    expect(check(TOPIC, {}).inputs["region"]).toBe("us-east-1");
    expect(check(TOPIC, { region: "eu-west-1" }).inputs["region"]).toBe("eu-west-1");
    expect(check("aws:iam/group:Group", {}).inputs).not.toHaveProperty("region");
  });

  test("all tags, the provider's included, where the type has tags", () => {
    expect(check(TOPIC, { tags: { owner: "a" } }).inputs["tagsAll"]).toEqual({ team: "platform", owner: "a" });
    expect(check("aws:iam/group:Group", {}).inputs).not.toHaveProperty("tagsAll");
  });

  test("defaults and the automatic name, both recorded", () => {
    const { inputs } = check("aws:iam/user:User", {});
    expect(inputs).toMatchObject({ path: "/", forceDestroy: false, __defaults: ["forceDestroy", "name", "path"] });
    expect(inputs["name"]).toMatch(/^it-[0-9a-f]{7}$/);
  });

  test("a recorded default is taken over, so that an automatic name stays", () => {
    const olds = { name: "it-0000000", path: "/", __defaults: ["name"] };
    expect(check("aws:iam/user:User", {}, olds).inputs["name"]).toBe("it-0000000");
  });

  test("a name that the program gave before and no longer gives is not taken over", () => {
    const olds = { name: "given", __defaults: [] };
    expect(check("aws:iam/user:User", {}, olds).inputs["name"]).toMatch(/^it-[0-9a-f]{7}$/);
  });

  test("no automatic name beside a prefix", () => {
    expect(check(TOPIC, { namePrefix: "alerts-" }).inputs).not.toHaveProperty("name");
  });

  test("defaults of nested objects", () => {
    const { inputs } = check(BUDGET, { budgetType: "COST", timeUnit: "MONTHLY", costTypes: { includeTax: false } });
    expect(inputs["costTypes"]).toMatchObject({ includeTax: false, includeCredit: true, useBlended: false });
  });
});
