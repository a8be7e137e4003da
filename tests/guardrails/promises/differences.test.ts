import { type AccessId, LEAST_PRIVILEGE } from "../../../domain/documents/access/table";
import { PAID_SERVICE_IDS } from "../../../domain/documents/actions/paid-services";
import { GuardrailMode } from "../../../domain/documents/guardrails/mode";
import { patternOf } from "../../../domain/documents/pattern";
import { ALLOWED, hangingOn, kindOf, MODES } from "./default-documents";
import { type Difference, differencesOf } from "./differences";
import { KNOWN_DIFFERENCES, type KnownDifference } from "./known-differences";

const IDS: readonly AccessId[] = LEAST_PRIVILEGE.map(({ id }) => id);

type Found = Difference & { id: AccessId };

const found = async (unusedServices?: readonly string[]): Promise<Found[]> => {
  const all: Found[] = [];
  for (const mode of MODES) {
    for (const allowed of ALLOWED) {
      for (const id of IDS) {
        const hanging = hangingOn(id, mode, allowed, unusedServices);
        all.push(...(await differencesOf(id, hanging)).map((difference) => ({ ...difference, id })));
      }
    }
  }
  return all;
};

const explains = (known: KnownDifference, { id, action, place, takes }: Found): boolean =>
  known.id === id &&
  known.takes === takes &&
  known.places.includes(place) &&
  known.actions.some((pattern) => patternOf(pattern).test(action));

const describeDifference = ({ id, action, place, takes }: Found): string => `${id}: ${action} at ${place} ${takes}`;

describe("what the guardrails take of what a policy allows", () => {
  let differences: Found[];
  beforeAll(async () => {
    differences = await found();
  });

  it("is written down, for every action of the catalogue, in every mode and kind of region", () => {
    const news = differences.filter((difference) => !KNOWN_DIFFERENCES.some((known) => explains(known, difference)));
    expect([...new Set(news.map(describeDifference))]).toEqual([]);
  });

  it("is taken indeed: nothing is written down that no guardrail takes", () => {
    const stale = KNOWN_DIFFERENCES.flatMap((known) =>
      known.actions.filter(
        (action) => !differences.some((difference) => explains({ ...known, actions: [action] }, difference)),
      ),
    );
    expect(stale).toEqual([]);
  });

  it("is nothing of what roles do: they are spared", () => {
    expect(differences.filter(({ id }) => kindOf(id) === "role").map(describeDifference)).toEqual([]);
  });

  it.each([
    ["no paid service is unused", []],
    ["all are", PAID_SERVICE_IDS],
  ])("is whole in no more places when %s", async (_, unusedServices) => {
    const whole = (await found(unusedServices)).filter(({ takes }) => takes === "whole");
    const news = whole.filter((difference) => !KNOWN_DIFFERENCES.some((known) => explains(known, difference)));
    expect([...new Set(news.map(describeDifference))]).toEqual([]);
  });
});

describe("a policy that guardrails contradict", () => {
  // The faults of the first round: a look at every region, and a service with one endpoint that no list had.
  it.each([
    ["ec2:DescribeInstances", ["idle", "us-east-1", "us-west-2", "future"]],
    ["tag:GetTagKeys", ["idle", "us-east-1", "us-west-2", "future"]],
    ["cloudfront:CreateAnycastIpList", ["home", "allowed", "idle", "us-east-1", "us-west-2", "future"]],
  ])("is found, by %s", async (action, places) => {
    for (const mode of MODES.filter((each) => each !== GuardrailMode.None)) {
      const hanging = hangingOn("support", mode, ALLOWED[0]!);
      const wide = { Sid: "Wide", Effect: "Allow" as const, Action: [action], Resource: "*" };
      const rights = [{ Version: "2012-10-17" as const, Statement: [wide] }];
      const differences = await differencesOf("support", { ...hanging, rights });
      expect(differences).toEqual(places.map((place) => ({ action, place, takes: "whole" })));
    }
  });
});
