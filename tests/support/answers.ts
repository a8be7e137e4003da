import type { AccountBaselineArgs, ContactsArgs } from "../../components";
import { type Control, Family, Profile } from "../../domain/controls/control";
import { CONTROLS } from "../../domain/controls/table";

/** A person that AWS could write to, as far as a check can see: no registry has the domain, so nobody real is named. */
export const person = (role: string) => ({
  name: `${role} team`,
  title: `${role} lead`,
  email: `${role}@acme.sandbox`,
  phone: "+61 2 9374 4000",
});

/** Three contacts that are all right. */
export const contacts = (): ContactsArgs => ({
  security: person("security"),
  billing: person("billing"),
  operations: person("operations"),
});

/** The three answers that are enough to start. */
export const answers = (): AccountBaselineArgs => ({
  contacts: contacts(),
  allowedRegions: ["ap-southeast-2"],
  monthlyBudgetUsd: 100,
});

/** The default baseline in two regions, one allowed and one idle. */
export const twoRegions = (): AccountBaselineArgs => ({
  ...answers(),
  enabledRegions: ["ap-southeast-2", "us-east-1"],
});

/** The controls of one account: the others need an organization. */
export const ACCOUNT_CONTROLS = CONTROLS.filter(({ family }: Control) => family !== Family.Organization);

/** What switches every one of them on, those too that no profile has. */
export const ALL_ON: Pick<AccountBaselineArgs, "profile"> & { controls: Record<string, string> } = {
  profile: Profile.Compliance,
  controls: Object.fromEntries(
    ACCOUNT_CONTROLS.filter(({ onlyWhenAsked }: Control) => onlyWhenAsked).map(({ id }) => [id, "on"]),
  ),
};
