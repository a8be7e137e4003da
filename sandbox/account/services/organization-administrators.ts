import { type AwsError, type Document } from "../wire/codec";
import type { Context, Operation } from "./operation";

/** Who administers a service for the members of the organization: `<service> <region>` -> account id. */
export type Administrators = Map<string, string>;

type State = { administrators: Administrators };

/** How a service names things, and says no. */
interface Words {
  service: "guardduty" | "securityhub";
  /** Of requests, and of answers. */
  member: string;
  list: { items: string; id: string; status: string };
  refusal: (message: string) => AwsError;
}

const slot = ({ service }: Pick<Words, "service">, { region }: Context): string => `${service} ${region}`;

/** The account that administers a service in the region of the call. */
export const administratorIn = (
  { administrators }: State,
  service: Words["service"],
  context: Context,
): string | undefined => administrators.get(slot({ service }, context));

/**
 * Names the administrator, asks for it, and takes it back, in one region. That the account is a member of the organization is
 * not looked at here.
 * https://docs.aws.amazon.com/guardduty/latest/APIReference/API_EnableOrganizationAdminAccount.html and
 * https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_EnableOrganizationAdminAccount.html: one account a region
 */
export function administratorOperations(words: Words): Record<string, Operation<State, Record<string, string>>> {
  const { member, list, refusal } = words;
  return {
    EnableOrganizationAdminAccount: ({ administrators }, { [member]: wanted }, context) => {
      const there = administrators.get(slot(words, context));
      if (there !== undefined)
        return refusal(
          `The request failed because ${there === wanted ? "the account" : "another account"} is already enabled as the delegated administrator for the organization`,
        );
      administrators.set(slot(words, context), wanted!);
      return {};
    },
    DisableOrganizationAdminAccount: ({ administrators }, { [member]: wanted }, context) => {
      if (administrators.get(slot(words, context)) !== wanted)
        return refusal(
          "The request failed because the account is not the delegated administrator for the organization",
        );
      administrators.delete(slot(words, context));
      return {};
    },
    ListOrganizationAdminAccounts: ({ administrators }, _input, context) => {
      const there = administrators.get(slot(words, context));
      const shown = (id: string): Document => ({ [list.id]: id, [list.status]: "ENABLED" });
      return { [list.items]: there === undefined ? [] : [shown(there)] };
    },
  };
}
