import type { Expression } from "@aws-sdk/client-cost-explorer";

import { given, isProps, type Props, type Value } from "../../core/values";
import type { Field } from "../../families/fields";

type Match = NonNullable<Expression["Dimensions"]>;

const toMatch = ({ key, matchOptions, values }: Props) =>
  ({ Key: key, MatchOptions: matchOptions, Values: values }) as Match;

const fromMatch = ({ Key, MatchOptions, Values }: Match | NonNullable<Expression["Tags"]>): Props =>
  given({ key: Key, matchOptions: MatchOptions, values: Values });

/** The three things that an expression can match. */
const MATCHES = { dimension: "Dimensions", costCategory: "CostCategories", tags: "Tags" } as const;
/** How expressions are joined. */
const JOINS = { ands: "And", ors: "Or" } as const;

function toExpression(props: Props): Expression {
  const matches = Object.entries(MATCHES).flatMap(([name, member]) =>
    isProps(props[name]) ? [[member, toMatch(props[name])]] : [],
  );
  const joins = Object.entries(JOINS).flatMap(([name, member]) =>
    Array.isArray(props[name]) && props[name].length > 0 ? [[member, (props[name] as Props[]).map(toExpression)]] : [],
  );
  const not = isProps(props["not"]) ? [["Not", toExpression(props["not"])]] : [];
  return Object.fromEntries([...matches, ...joins, ...not]) as Expression;
}

function fromExpression(expression: Expression): Props {
  const matches = Object.entries(MATCHES).map(([name, member]) => {
    const match = expression[member];
    return [name, match && fromMatch(match)] as const;
  });
  const joins = Object.entries(JOINS).map(([name, member]) => [name, expression[member]?.map(fromExpression)] as const);
  const not = expression.Not && fromExpression(expression.Not);
  return given(Object.fromEntries([...matches, ...joins, ["not", not] as const]) as Record<string, Value | undefined>);
}

/** An expression of Cost Explorer under this member. */
export const expression = (member: string, read = member): Field => ({
  send: member,
  read,
  encode: (value) => (isProps(value) ? toExpression(value) : undefined),
  decode: fromExpression,
});
