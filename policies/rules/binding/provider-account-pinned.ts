import * as v from "valibot";
import { list } from "../../../domain/fields/shapes";
import { accountId } from "../../../domain/fields/values";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, pass, undetermined } from "../../engine/verdict";
import { settingOf } from "../../facts/provider-settings";
import type { Property } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

/** Settings with a role that the provider takes on; the last role counts, and is in the account of its ARN. */
const ROLES = ["assumeRoles", "assumeRole", "assumeRoleWithWebIdentity"];

/** The role that a provider works with in the end: as a list in v7, as one object before. */
const rolesOf = (props: Property): Property[] =>
  ROLES.flatMap((name) => settingOf(props, name).items().slice(-1)).map((role) => role.get("roleArn"));

const accountIn = (arn: unknown): string | undefined => /^arn:[\w-]+:iam::(\d{12}):role\//.exec(String(arn))?.[1];

interface Pin {
  readonly property: Property;
  readonly account: unknown;
}

/** What binds a provider to an account: the list of accounts that it agrees to, or a role. */
function pinsOf(props: Property): Pin[] {
  const listed = settingOf(props, "allowedAccountIds").items();
  const roles = rolesOf(props).filter(({ state }) => state !== "absent");
  return [
    ...listed.map((property) => ({ property, account: property.value })),
    ...roles
      .map((property) => ({ property, account: accountIn(property.value) }))
      .filter(({ property, account }) => property.state === "unknown" || account !== undefined),
  ];
}

const accounts = v.pipe(
  v.optional(list(accountId, "a list of account ids")),
  v.metadata({ shape: "list of account ids" }),
  v.description("The accounts that this program may be bound to; left out, any one account will do."),
);

const PROVIDERS = ["pulumi:providers:aws", "pulumi:providers:aws-native"];
const example = (
  title: string,
  props: Record<string, unknown>,
  { type = PROVIDERS[0]!, ...more }: { type?: string; options?: Record<string, unknown> } = {},
) => ({ title, subject: { type, name: "main", props }, ...more });
const role = (account = "111122223333") => `arn:aws:iam::${account}:role/deploy`;

export const providerAccountPinned: ResourceRule<never, never, { accounts: typeof accounts }> = {
  id: "provider-account-pinned",
  kind: "resource",
  title: "a provider works in the account that it is meant for",
  severity: "medium",
  level: "advisory",
  onUnknown: "advisory",
  why: "A program goes where the credentials of the shell lead: with those of another account it builds a second copy there, or deletes what it takes for its own. A bound provider refuses.",
  fix: "write allowedAccountIds with the id of the account: pulumi config set --path 'aws:allowedAccountIds[0]' for the default provider",
  frameworks: [],
  types: PROVIDERS,
  needs: [],
  uses: [],
  options: { accounts },

  check({ props }, { accounts: expected }) {
    const pins = pinsOf(props);
    const path = "allowedAccountIds";
    if (pins.length === 0) return [fail(path, "nothing", expected?.join(", ") ?? "the id of the account")];
    const verdicts = pins.flatMap(({ property, account }): Verdict[] => {
      if (property.state === "unknown") return [undetermined(property.path)];
      if (expected === undefined || expected.some((one) => one === String(account))) return [];
      return [fail(property.path, show(account), `one of ${expected.join(", ")}`)];
    });
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      example("a provider with its account, as the engine sends it", { allowedAccountIds: '["111122223333"]' }),
      example("a provider with its account, as data", { allowedAccountIds: ["111122223333"] }),
      example("a provider that takes on a role", { assumeRoles: JSON.stringify([{ roleArn: role() }]) }),
      example("a provider that takes on a role, in the form of v6", {
        assumeRole: JSON.stringify({ roleArn: role() }),
      }),
      example("a provider of Cloud Control", { allowedAccountIds: '["111122223333"]' }, { type: PROVIDERS[1]! }),
      example(
        "the account that is expected",
        { allowedAccountIds: '["111122223333"]' },
        {
          options: { accounts: ["111122223333"] },
        },
      ),
    ],
    fail: [
      example("a provider that goes where it is led", { region: "eu-west-1" }),
      example("a list that names nobody", { allowedAccountIds: "[]" }),
      example("accounts that are forbidden, which leaves all others", { forbiddenAccountIds: '["111122223333"]' }),
      example(
        "another account than is expected",
        { allowedAccountIds: '["999900001111"]' },
        {
          options: { accounts: ["111122223333"] },
        },
      ),
      example(
        "a role in another account than is expected",
        { assumeRoles: JSON.stringify([{ roleArn: role("999900001111") }]) },
        {
          options: { accounts: ["111122223333"] },
        },
      ),
      example("a provider of Cloud Control", { region: "eu-west-1" }, { type: PROVIDERS[1]! }),
    ],
    unknown: [
      example("accounts that another resource decides about", { allowedAccountIds: UNKNOWN }),
      example("a role that is not made yet", { assumeRoles: JSON.stringify([{ roleArn: UNKNOWN }]) }),
    ],
  },
};
