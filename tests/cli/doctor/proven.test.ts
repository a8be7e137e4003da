import { type Facts, seenIn } from "../../../cli/doctor/facts";
import { proofIn, provenNow, topicsNow } from "../../../cli/doctor/proven";
import { reportOf } from "../../../cli/doctor/report";
import { changed, EXPECTED, healthy, HOME, OUTPUTS, refusing, topic } from "./healthy";

/** The topics of the account, made again: each has another name. */
const madeAgain = (facts: Facts): Facts =>
  [HOME, "us-east-1"].reduce((all, region) => {
    const arn = topic(region).replace("0a1b2c3", "9f8e7d6");
    return changed(all, "topics", region, () => [{ id: arn.split(":").at(-1)!, arn }]);
  }, facts);

const proven = (facts: Facts, expected = EXPECTED) => {
  const seen = seenIn(facts);
  return provenNow(proofIn(seen), seen, expected)!;
};

test("what was confirmed through the topics that are there counts", () => {
  const { proof, voided, unseen } = proven(healthy());
  expect({ proof, voided, unseen }).toEqual({ proof: proofIn(seenIn(healthy())), voided: {}, unseen: [] });
  expect(topicsNow(seenIn(healthy()), EXPECTED)).toEqual({ warning: topic(HOME), billing: topic("us-east-1") });
});

test("after a destroy and a new up nothing of it counts, in the table either", () => {
  const again = madeAgain(healthy());
  expect(proven(again)).toMatchObject({
    proof: { regions: {}, signals: {} },
    voided: { warning: "other-topic", billing: "other-topic" },
  });
  expect(proven(again).proof).not.toHaveProperty("billing");
  const { channels, checks } = reportOf(again, EXPECTED);
  for (const channel of channels) expect(channel).not.toHaveProperty("provenAt");
  expect(checks.find(({ id }) => id === "proof")).toMatchObject({ state: "found" });
});

test("without a topic nothing counts, and without a record there is nothing to say", () => {
  const none = changed(healthy(), "topics", HOME, () => []);
  expect(proven(none).voided).toEqual({ warning: "other-topic" });
  expect(provenNow(undefined, seenIn(healthy()), EXPECTED)).toBeUndefined();
});

test("where nobody could list the topics, nobody says that it counts", () => {
  const refused = refusing(healthy(), "topics", HOME, "denied");
  expect(proven(refused)).toMatchObject({ voided: {}, unseen: ["warning"] });
  expect(reportOf(refused, { ...EXPECTED, outputs: OUTPUTS }).checks.find(({ id }) => id === "proof")).toMatchObject({
    state: "not-asked",
    because: expect.stringMatching(/nobody could list the topics/) as string,
  });
});
