import type { AwsError } from "../../wire/codec";
import type { Context, LocalService } from "../operation";
import { tagOperations, type Tags } from "../tags";
import { actionOperations } from "./actions";
import { budgetOperations } from "./budgets";
import { notificationOperations } from "./notifications";
import { notFound, type State } from "./state";

/** The tags of the budget, or of the action of a budget, that an ARN names. */
function tagsOf({ budgets }: State, arn: string, { accountId }: Context): Tags | AwsError {
  const [, owner, name = "", action] = /^arn:aws:budgets::(\d{12}):budget\/(.+?)(?:\/action\/(.+))?$/.exec(arn) ?? [];
  const budget = owner === accountId ? budgets.get(name) : undefined;
  return (
    (action === undefined ? budget : budget?.actions.get(action))?.tags ??
    notFound(`Unable to find resource: ${arn} - the resource doesn't exist.`)
  );
}

/** The whole service, but for carrying out what actions say; the emulator keeps notifications without their subscribers. */
export const budgetsService: LocalService = {
  invalidInput: "InvalidParameterException",
  served: {
    ...budgetOperations,
    ...notificationOperations,
    ...actionOperations,
    ...tagOperations({ arn: "ResourceARN", tags: "ResourceTags", keys: "ResourceTagKeys", form: "list" }, tagsOf),
  },
};
