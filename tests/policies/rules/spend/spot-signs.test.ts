import { SPOT_SIGNS } from "../../../../policies/rules/spend/spot-signs";
import { spotForbidden } from "../../../../policies/rules/spend/spot-forbidden";

it("every sign has a failing example", () => {
  const shows = (type: string, path: string): boolean =>
    spotForbidden.examples.fail.some(
      ({ subject }) =>
        subject.type === type && path.split(".").every((key) => JSON.stringify(subject.props).includes(`"${key}"`)),
    );
  const signs = SPOT_SIGNS.flatMap(({ types, path }) => types.map((type) => ({ type, path })));
  const unshown = signs.filter(({ type, path }) => !path.startsWith("instanceMarketOptions") && !shows(type, path));
  expect(unshown).toEqual([]);
});
