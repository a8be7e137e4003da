import { AwsError, type Document } from "../../wire/codec";
import type { Context, Operation } from "../operation";
import { page } from "../paging";
import { PAGE_SIZE, nextToken } from "./notifications";
import { type ActionData, type Budget, type BudgetAction, type BudgetInput, findBudget, foreignAccount } from "./state";
import { notFound, type State } from "./state";

interface ActionInput extends BudgetInput {
  ActionId: string;
}

const invalid = (message: string): AwsError => new AwsError("InvalidParameterException", message);

/** What each type of action must define. */
const DEFINED_BY: Record<string, string> = {
  APPLY_IAM_POLICY: "IamActionDefinition",
  APPLY_SCP_POLICY: "ScpActionDefinition",
  RUN_SSM_DOCUMENTS: "SsmActionDefinition",
};

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudgetAction.html */
function problemOf({ ActionType, Definition, Subscribers }: ActionData): AwsError | undefined {
  const definition = DEFINED_BY[ActionType]!;
  if (Object.keys(Definition).join() !== definition)
    return invalid(`An action of type ${ActionType} takes a ${definition}, and no other definition.`);
  const { Groups = [], Roles = [], Users = [] } = Definition.IamActionDefinition ?? {};
  if (Definition.IamActionDefinition && [...Groups, ...Roles, ...Users].length === 0)
    return invalid("At least one group, role or user must be specified.");
  return Subscribers.filter(({ SubscriptionType }) => SubscriptionType === "SNS").length > 1
    ? new AwsError("CreationLimitExceededException", "An action can have at most one SNS subscriber.")
    : undefined;
}

/** An action as AWS shows it; nothing is spent here, so that it waits. */
const shown = (budget: Budget, id: string, { data }: BudgetAction): Document => ({
  ...data,
  ActionId: id,
  BudgetName: budget.data.BudgetName,
  Status: "STANDBY",
});

/** Runs an operation on the action that its input names. */
const onAction =
  <Input extends ActionInput>(
    run: (budget: Budget, action: BudgetAction, input: Input) => Document | AwsError,
  ): Operation<State, Input> =>
  (state: State, input: Input, context: Context) => {
    const budget = findBudget(state, input, context);
    if (budget instanceof AwsError) return budget;
    const action = budget.actions.get(input.ActionId);
    return action
      ? run(budget, action, input)
      : notFound(`Unable to get action: ${input.ActionId} - the action doesn't exist.`);
  };

/** The members that make an action, out of a call that may say more. */
function dataOf(input: ActionData): ActionData {
  const { NotificationType, ActionType, ActionThreshold, Definition, ExecutionRoleArn, ApprovalModel, Subscribers } =
    input;
  return { NotificationType, ActionType, ActionThreshold, Definition, ExecutionRoleArn, ApprovalModel, Subscribers };
}

const CreateBudgetAction: Operation<
  State,
  BudgetInput & ActionData & { ResourceTags?: { Key: string; Value: string }[] }
> = (state, input, context) => {
  const budget = findBudget(state, input, context);
  if (budget instanceof AwsError) return budget;
  const data = dataOf(input);
  const refused = problemOf(data);
  if (refused) return refused;
  const ActionId = context.newId();
  budget.actions.set(ActionId, { data, tags: new Map(input.ResourceTags?.map(({ Key, Value }) => [Key, Value])) });
  return { AccountId: input.AccountId, BudgetName: input.BudgetName, ActionId };
};

interface Paged {
  MaxResults?: number;
  NextToken?: string;
}

const listed = (budgets: readonly Budget[], { MaxResults, NextToken }: Paged): Document => {
  const all = budgets.flatMap((budget) => [...budget.actions].map(([id, action]) => shown(budget, id, action)));
  const { items, next } = page(all, MaxResults ?? PAGE_SIZE, NextToken);
  return { Actions: items, ...nextToken(next) };
};

/**
 * What a budget does when it is reached, as far as it is told. Nothing is carried out here, so that ExecuteBudgetAction and
 * the histories are not served.
 */
export const actionOperations: Record<string, Operation<never, never>> = {
  CreateBudgetAction,

  DescribeBudgetAction: onAction((budget, action, { AccountId, BudgetName, ActionId }) => ({
    AccountId,
    BudgetName,
    Action: shown(budget, ActionId, action),
  })),

  DescribeBudgetActionsForBudget: (state: State, input: BudgetInput & Paged, context: Context) => {
    const budget = findBudget(state, input, context);
    return budget instanceof AwsError ? budget : listed([budget], input);
  },

  DescribeBudgetActionsForAccount: (state: State, input: { AccountId: string } & Paged, context: Context) =>
    foreignAccount(input.AccountId, context) ?? listed([...state.budgets.values()], input),

  UpdateBudgetAction: onAction<ActionInput & Partial<ActionData>>((budget, action, input) => {
    const { AccountId, BudgetName, ActionId, ...changes } = input;
    const data = dataOf({ ...action.data, ...changes });
    const refused = problemOf(data);
    if (refused) return refused;
    const OldAction = shown(budget, ActionId, action);
    action.data = data;
    return { AccountId, BudgetName, OldAction, NewAction: shown(budget, ActionId, action) };
  }),

  DeleteBudgetAction: onAction((budget, action, { AccountId, BudgetName, ActionId }) => {
    budget.actions.delete(ActionId);
    return { AccountId, BudgetName, Action: shown(budget, ActionId, action) };
  }),
};
