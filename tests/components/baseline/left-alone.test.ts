import { AccountBaseline } from "../../../components";
import { planned } from "../../../components/control/planned";
import type { Facts } from "../../../domain/settings/account-facts";
import { DECLARABLE } from "../../../domain/settings/declared-facts";
import { twoRegions } from "../../support/answers";
import { planOf } from "../../support/plan";
import { record } from "../../support/recorder";

const HOME = "ap-southeast-2";
const IDLE = "us-east-1";
const HELD = "base-serial-console-us-east-1";

/** What the baseline declares of the settings that an organization can decide. */
async function declared(facts: Facts, teardown = false) {
  const args = { ...twoRegions(), profile: "standard" as const, teardown };
  const plan = planOf(args, facts);
  const { registrations } = await record(() => new AccountBaseline("base", planned(args, plan)));
  const components = DECLARABLE.map((id) => `base-${id}`);
  return registrations.filter(({ custom, name }) => custom && components.some((each) => name.startsWith(`${each}-`)));
}

const found = {
  imds: { state: "required", hopLimit: 2 },
  "image-block": { state: "block-new-sharing" },
  "snapshot-block": { state: "block-all-sharing" },
  "serial-console": { state: "disabled" },
  "image-allowlist": { state: "enabled", providers: ["amazon"] },
  "network-closure": { state: "block-bidirectional" },
};
const stack = {
  identities: new Set([
    "ringfence:index:AccountBaseline base",
    `aws:ec2/serialConsoleAccess:SerialConsoleAccess ${HELD}`,
  ]),
  adopted: {},
};

it("every setting is made where the account decides, and none is kept from changing", async () => {
  const all = await declared({});
  expect(all.map(({ name }) => name)).toEqual(
    expect.arrayContaining(DECLARABLE.map((id) => `base-${id}-${id === "network-closure" ? IDLE : HOME}`)),
  );
  expect(all.filter(({ ignoreChanges, retainOnDelete }) => ignoreChanges.length > 0 || retainOnDelete)).toEqual([]);
});

it("none is made where the organization decides, but for what the stack holds", async () => {
  const everywhere = { [HOME]: { found }, [IDLE]: { found } };
  expect(await declared({ declared: everywhere })).toEqual([]);
  const [held, ...more] = await declared({ declared: everywhere, stack }, true);
  expect(more).toEqual([]);
  // Neither an update nor, with teardown, a removal is a call.
  expect(held).toMatchObject({ name: HELD, ignoreChanges: ["*"], retainOnDelete: true });
});

it("a region where it decides nothing is as ever", async () => {
  const names = (await declared({ declared: { [HOME]: { found: {} }, [IDLE]: { found } } })).map(({ name }) => name);
  expect(names.filter((name) => name.endsWith(IDLE))).toEqual([]);
  expect(names.filter((name) => name.endsWith(HOME))).toHaveLength(5);
});
