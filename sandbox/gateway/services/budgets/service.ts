import type { LocalService, Operation } from "../operation";
import { budgetOperations } from "./budgets";
import { notificationOperations } from "./notifications";
import { notFound } from "./state";

interface TagInput {
  ResourceARN: string;
}

/** Runs a tag operation on the budget that an ARN names. */
const onTags =
  <Input extends TagInput>(
    change: (tags: Map<string, string>, input: Input) => Record<string, unknown>,
  ): Operation<Input> =>
  ({ budgets }, input, { accountId }) => {
    const [, owner, name] = /^arn:aws:budgets::(\d{12}):budget\/(.+)$/.exec(input.ResourceARN) ?? [];
    const budget = owner === accountId ? budgets.budgets.get(name ?? "") : undefined;
    return budget
      ? change(budget.tags, input)
      : notFound(`Unable to find resource: ${input.ResourceARN} - the resource doesn't exist.`);
  };

/** The whole service but for budget actions; the emulator keeps notifications without their subscribers. */
export const budgetsService: LocalService = {
  invalidInput: "InvalidParameterException",
  served: {
    ...budgetOperations,
    ...notificationOperations,
    ListTagsForResource: onTags((tags) => ({ ResourceTags: [...tags].map(([Key, Value]) => ({ Key, Value })) })),
    TagResource: onTags<TagInput & { ResourceTags: { Key: string; Value: string }[] }>((tags, input) => {
      for (const { Key, Value } of input.ResourceTags) tags.set(Key, Value);
      return {};
    }),
    UntagResource: onTags<TagInput & { ResourceTagKeys: string[] }>((tags, input) => {
      for (const key of input.ResourceTagKeys) tags.delete(key);
      return {};
    }),
  },
  forwarded: {},
};
