import * as aws from "@pulumi/aws";
import { AccountBaseline, type AccountBaselineArgs } from "../../../components";
import { componentOf } from "../../../domain/controls/control";
import { findControl } from "../../../domain/controls/table";
import { VERSION } from "../../../domain/version";
import { SCHEMA } from "../../../sandbox/provider/schema/schema";
import { ACCOUNT_CONTROLS, ALL_ON, twoRegions } from "../../support/answers";
import { named, record, type Registration } from "../../support/recorder";

/** Every control, but for what the arguments say. */
const withAll = ({ controls, ...args }: Partial<AccountBaselineArgs> = {}): AccountBaselineArgs => ({
  ...twoRegions(),
  ...ALL_ON,
  ...args,
  controls: { ...ALL_ON.controls, ...controls },
});

const declare = async (args?: Partial<AccountBaselineArgs>) =>
  (await record(() => new AccountBaseline("base", withAll(args)))).registrations;

const nameOfParent = ({ parent }: Registration) => parent.split("::").at(-1)!;

describe("every resource of AccountBaseline", () => {
  const everything: Partial<AccountBaselineArgs> = {
    alerts: { httpsEndpoints: ["https://hooks.acme.sandbox/aws"] },
    guardrails: { groups: ["developers"], roles: ["ci"] },
    controls: {
      "alert-channel": { encrypt: true },
      guardduty: { features: ["S3_DATA_EVENTS"] },
      "least-privilege": { githubSubject: "repo:acme/infrastructure:environment:production" },
    },
    tags: { team: "security" },
  };
  let all: Registration[];
  beforeAll(async () => {
    all = (await declare(everything)).filter(({ custom }) => custom);
  });

  it("has a name that begins with its parent's", () => {
    // The freeze is one policy, whose name ends with the word by which the responder may attach it.
    const isNamed = (each: Registration) =>
      each.name === "base-freeze" || each.name.startsWith(`${nameOfParent(each)}-`);
    expect(all.filter((each) => !isNamed(each))).toEqual([]);
  });

  it("names its region when its type has one, so that aws:region cannot move it", () => {
    const regional = all.filter(({ type }) => SCHEMA.resource(type).inputs.region !== undefined);
    expect(regional.length).toBeGreaterThan(0);
    expect(regional.filter(({ inputs }) => inputs.region === undefined)).toEqual([]);
  });

  it("has the version and the given tags when its type takes tags", () => {
    // AWS makes the role of Config for whoever records, and what hangs on it is not the baseline's to change.
    const ofAws = "aws:iam/serviceLinkedRole:ServiceLinkedRole";
    const tagged = all.filter(({ type }) => type !== ofAws && SCHEMA.resource(type).inputs.tags !== undefined);
    expect(tagged.length).toBeGreaterThan(0);
    expect(new Set(tagged.map(({ inputs }) => JSON.stringify(inputs.tags)))).toEqual(
      new Set([JSON.stringify({ ringfence: VERSION, team: "security" })]),
    );
  });

  it("uses the default provider, and the caller's when one is given", async () => {
    expect(new Set(all.map(({ provider }) => provider))).toEqual(new Set([""]));
    const { registrations } = await record(() => {
      const provider = new aws.Provider("other-account", { region: "eu-west-1" });
      return new AccountBaseline("base", withAll(everything), { provider });
    });
    const providers = registrations
      .filter(({ custom, type }) => custom && !type.startsWith("pulumi:providers:"))
      .map(({ provider }) => provider.split("::")[3]);
    expect(new Set(providers)).toEqual(new Set(["other-account"]));
  });
});

// The engine hands the option down from the control to its resources; the integration tests show that they stay.
describe("retainOnDelete of each control", () => {
  const retained = async (args?: Partial<AccountBaselineArgs>) => {
    const registrations = await declare(args);
    const components = registrations.filter(({ custom }) => !custom);
    return Object.fromEntries(
      ACCOUNT_CONTROLS.map((control) => [control.id, named(components, `base-${componentOf(control)}`).retainOnDelete]),
    );
  };

  it("is what the table of controls says", async () => {
    expect(await retained()).toEqual(
      Object.fromEntries(ACCOUNT_CONTROLS.map(({ id }) => [id, findControl(id).removal.onDestroy === "kept"])),
    );
  });

  it("is off everywhere with teardown", async () => {
    expect(new Set(Object.values(await retained({ teardown: true })))).toEqual(new Set([false]));
  });

  // What an intruder did must be readable after a destroy, too.
  it("is set on no single resource, which would outweigh the control, but on the buckets of logs and their key, on a role of AWS, on who AWS tells unasked, and on the second mailbox", async () => {
    const all = await declare({ controls: { "audit-trail": { encrypt: true } }, teardown: true });
    const single = all.filter(({ custom, retainOnDelete }) => custom && retainOnDelete !== undefined);
    const kept = [
      "base-audit-trail-key",
      "base-audit-trail-logs",
      "base-config-recorder-logs",
      "base-config-recorder-role",
      "base-health-notifications-security",
    ];
    // It would stand beside that of the next program, and tell everything twice.
    const gone = ["base-health-notifications-channel", "base-health-notifications-mailbox"];
    const namesWhere = (wanted: boolean): string[] => [
      ...new Set(single.flatMap(({ name, retainOnDelete }) => (retainOnDelete === wanted ? [name] : []))),
    ];
    expect(namesWhere(true).sort()).toEqual(kept);
    expect(namesWhere(false).sort()).toEqual(gone);
  });
});
