import table from "../../../../domain/generated/types/table.json";
import { SPOT_SIGNS, SPOT_THINGS, signOf } from "../../../../policies/rules/spend/spot-signs";
import { spotForbidden } from "../../../../policies/rules/spend/spot-forbidden";
import { nameOf } from "../../../../policies/facts/thing";
import { isKnown, watchedIn } from "../../../../policies/facts/table";
import { read } from "../../../../policies/engine/reader";
import { tokens } from "../../../support/declared-types";

const watched = Object.entries(table.paths.market).flatMap(([type, paths]) => paths.map((path) => ({ type, path })));

it("every property that is about a market has a decision", () => {
  expect(watched.length).toBeGreaterThan(120);
  expect(watched.filter(({ type, path }) => signOf(type, path) === undefined)).toEqual([]);
});

it("every sign has a failing example", () => {
  const shown = spotForbidden.examples.fail.flatMap(({ subject: { type, props } }) =>
    watchedIn("market", type, read(props)).map(({ path }) => signOf(type, path)),
  );
  // Those of the templates of CloudFormation, which no type of a provider has.
  const elsewhere = ['"ON_DEMAND"', "no spot capacity", '"ONDEMAND"'];
  const unshown = SPOT_SIGNS.filter((sign) => sign.expected !== "" && !shown.includes(sign));
  expect(unshown.map(({ expected }) => expected).filter((expected) => !elsewhere.includes(expected))).toEqual([]);
});

it("what is spot as a whole is so in the declarations of each provider", () => {
  const spelled = tokens.filter((token) => SPOT_THINGS.includes(nameOf(token)));
  expect(spelled).toEqual([
    "aws:ec2/spotFleetRequest:SpotFleetRequest",
    "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
    "aws-native:ec2:SpotFleet",
    "aws:index/spotFleetRequest:SpotFleetRequest",
    "aws:index/spotInstanceRequest:SpotInstanceRequest",
  ]);
  expect(spelled.slice(0, 3).every(isKnown)).toBe(true);
});
