import { setTimeout as sleep } from "node:timers/promises";
import { EnableRegionCommand, GetRegionOptStatusCommand } from "@aws-sdk/client-account";
import { CONTROLS } from "../../domain/controls/table";
import { classify, DEFAULT_REGIONS } from "../../domain/regions/regions";
import { clientsFor } from "../../sandbox/account/clients";
import { faultsOf } from "../support/read-backs/faults";
import { placesOf } from "../support/read-backs/read-back";
import { NOT_READ_BACK, READ_BACKS, STANDARD_READ_BACKS } from "../support/read-backs/table";
import { openTestStack, succeeded, type TestStack, THREE_ANSWERS } from "../support/stack";

const HOME = "ap-southeast-2";
const OPT_IN = ["ap-east-1", "eu-south-2"];

/**
 * How many regions are allowed, and which are on. From many to one: a region that is allowed later keeps its closure until
 * somebody lifts it, so that the other way round the account would not be what a first `up` makes.
 */
const ROUNDS = [
  { what: "17 allowed regions", allowed: DEFAULT_REGIONS, optIn: [] },
  { what: "3 allowed regions", allowed: [HOME, "eu-west-1", "us-east-1"], optIn: [] },
  { what: "1 allowed region, and two opt-in regions on", allowed: [HOME], optIn: OPT_IN },
];

test("every control has a read-back, or a reason to have none, and not both", () => {
  const known = [...READ_BACKS.map(({ control }) => control), ...Object.keys(NOT_READ_BACK)];
  expect(known.sort()).toEqual(CONTROLS.map(({ id }) => id).sort());
});

/** One account whose allowed regions become fewer, read through the SDK after each `up`. */
describe("every region has every control", () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await openTestStack(THREE_ANSWERS);
  });
  afterAll(() => stack.close());

  /** AWS answers calls in a region once it says that it is enabled. */
  async function enable(RegionName: string): Promise<void> {
    const { account } = clientsFor(stack.session.account);
    const status = async () => (await account.send(new GetRegionOptStatusCommand({ RegionName }))).RegionOptStatus;
    await account.send(new EnableRegionCommand({ RegionName }));
    while ((await status()) !== "ENABLED") await sleep(50);
  }

  test.each(ROUNDS)(
    "for $what",
    async ({ allowed, optIn }) => {
      for (const region of optIn) await enable(region);
      stack.configure({ ...THREE_ANSWERS, allowedRegions: allowed, homeRegion: HOME });
      expect(succeeded(await stack.up())).toBe(true);

      const regions = classify([...DEFAULT_REGIONS, ...optIn], allowed, HOME);
      const places = placesOf(stack.session.account, regions);
      try {
        expect(await faultsOf(STANDARD_READ_BACKS, places, regions)).toEqual([]);
      } finally {
        places.close();
      }
    },
    600_000,
  );
});
