import { baselineOf, compare, readBaseline } from "../../../cli/check/baseline-file";
import { violation } from "../../support/check-report";
import { BUCKET } from "../../support/stored-stack";

const SHOP = { project: "shop", stack: "dev" };
const critical = violation({ rule: "aws-key-anywhere", severity: "critical", path: "userData" });
const ofThePack = violation({ rule: "ringfence", url: "", fix: "", path: "" });

describe("the file of accepted violations", () => {
  it("accepts each once, in an order of its own, but nothing critical and no word about the configuration", () => {
    const other = violation({ urn: BUCKET });
    const { urn } = violation();
    expect(baselineOf(SHOP, [other, violation(), violation({ message: "again" }), critical, ofThePack])).toEqual({
      version: 1,
      ...SHOP,
      violations: [
        { rule: "spot-forbidden", urn, path: "type" },
        { rule: "spot-forbidden", urn: BUCKET, path: "type" },
      ],
    });
  });

  it("holds no value, which could be a secret", () => {
    const text = JSON.stringify(baselineOf(SHOP, [violation({ message: "hush", fix: "hush" })]));
    expect(text).not.toContain("hush");
  });

  it("only what is new counts; what is gone is told", () => {
    const baseline = baselineOf(SHOP, [violation(), violation({ path: "gone" })]);
    const fresh = violation({ path: "fresh" });
    const { violations, accepted, gone, refused } = compare([violation({ message: "other words" }), fresh], baseline);
    expect(violations).toEqual([fresh]);
    expect(accepted).toEqual([expect.objectContaining({ path: "type", reason: "accepted in the baseline file" })]);
    expect(gone).toEqual([expect.objectContaining({ path: "gone" })]);
    expect(refused).toEqual([]);
  });

  it("who writes a critical one into it by hand has it refused, and told", () => {
    const { rule, urn, path } = critical;
    const baseline = { ...baselineOf(SHOP, []), violations: [{ rule, urn, path }] };
    const { violations, refused } = compare([critical], baseline);
    expect([violations, refused]).toEqual([[critical], [critical]]);
  });

  it.each<[string, unknown, string]>([
    [
      "another stack's",
      baselineOf({ project: "shop", stack: "prod" }, []),
      "is the baseline of shop/prod, and this is shop/dev; each stack has its own, write one with --write-baseline",
    ],
    ["no baseline", {}, "is no baseline: version: "],
    ["a newer one", { ...baselineOf(SHOP, []), version: 2 }, "is no baseline: version: "],
  ])("%s is refused", (_, value, message) => {
    expect(readBaseline(value, SHOP)).toEqual({ message: expect.stringContaining(message) as string });
  });
});
