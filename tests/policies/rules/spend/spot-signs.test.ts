import { SPOT_SIGNS, SPOT_TYPES } from "../../../../policies/rules/spend/spot-signs";
import { spotForbidden } from "../../../../policies/rules/spend/spot-forbidden";
import { awsTypes } from "../../../support/aws-types";

const signs = SPOT_SIGNS.flatMap((sign) => sign.types.map((type) => ({ type, path: sign.path })));

it("every type exists in the installed @pulumi/aws", () => {
  const tokens = new Set(awsTypes().map(({ token }) => token));
  expect([...SPOT_TYPES, ...signs.map(({ type }) => type)].filter((type) => !tokens.has(type))).toEqual([]);
});

it.each(signs)("$type $path has a failing example", ({ type, path }) => {
  const subjects = spotForbidden.examples.fail.map(({ subject }) => subject).filter((one) => one.type === type);
  const holds = subjects.some(({ props }) =>
    path.split(".").every((key) => JSON.stringify(props).includes(`"${key}"`)),
  );
  expect(holds || path.startsWith("instanceMarketOptions")).toBe(true);
});
