import { classify } from "../../domain/regions/regions";
import { type Places, placesOf, regionsOf } from "../support/read-backs/read-back";
import { STANDARD_READ_BACKS } from "../support/read-backs/table";
import { commandOf } from "../support/sample-workflow";
import { changes, openTestStack, succeeded, type TestStack, TWO_REGIONS } from "../support/stack";

const HOME = "ap-southeast-2";
const REGIONS = classify(TWO_REGIONS.enabledRegions, [HOME], HOME);

/** Each control with the region where it is taken away: its last, which is idle where it is in idle regions. */
const TAKEN = STANDARD_READ_BACKS.map((row) => ({ ...row, region: regionsOf(row.control, REGIONS).at(-1)! }));

/** Names of the resources that a preview would make, change or replace. */
const changed = (output: string): string[] =>
  [...output.matchAll(/^ *[~+-]+ +aws:\S+ (\S+) (?:create|update|replace)/gm)].map(([, name]) => name!);

/** A baseline with every control, and one day on which somebody takes away each of them by hand. */
describe("what somebody takes away by hand", () => {
  let stack: TestStack;
  let places: Places;

  /** Control -> what the account says of it now. */
  const look = async () =>
    Object.fromEntries(
      await Promise.all(TAKEN.map(async (row) => [row.control, await row.look(places.at(row.region))] as const)),
    );
  const wants = () => Object.fromEntries(TAKEN.map((row) => [row.control, row.wants(places.at(row.region))]));

  beforeAll(async () => {
    stack = await openTestStack(TWO_REGIONS);
    places = placesOf(stack.session.account, REGIONS);
    expect(succeeded(await stack.up())).toBe(true);
  });
  afterAll(async () => {
    places.close();
    await stack.close();
  });

  test("was there", async () => {
    expect(await look()).toEqual(wants());
  });

  test("is gone from the account, or of no use, each control of it", async () => {
    for (const { region, spoil } of TAKEN) await spoil(places.at(region));
    const [now, before] = [await look(), wants()];
    const untouched = TAKEN.filter(({ control }) => JSON.stringify(now[control]) === JSON.stringify(before[control]));
    expect(untouched.map(({ control }) => control)).toEqual([]);
  });

  // The engine compares the program with its state, and asks the provider for what is there only in a refresh:
  // https://www.pulumi.com/docs/iac/cli/commands/pulumi_up/ (--refresh)
  test("is not seen by a plain up, which believes its state", async () => {
    const result = await stack.up();
    expect(result).toMatchObject({ code: 0 });
    expect(Object.keys(changes(result))).toEqual(["unchanged"]);
  });

  test("is seen by the preview of the nightly job, on a resource of each control, and fails it", async () => {
    const { code, output } = await stack.run(commandOf("nightly"));
    expect(code).not.toBe(0);
    expect(output).toContain("no changes were expected for preview but changes were proposed");
    const shown = changed(output);
    const unseen = TAKEN.filter(({ region, shows }) => !shown.includes(`ringfence-${shows(places.at(region))}`));
    expect(unseen.map(({ control }) => control)).toEqual([]);
  });

  test("comes back with up --refresh, and the nightly job is quiet again", async () => {
    expect(succeeded(await stack.up("--refresh"))).toBe(true);
    expect(await look()).toEqual(wants());
    expect(succeeded(await stack.run(commandOf("nightly")))).toBe(true);
  });
});
