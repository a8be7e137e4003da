/**
 * Whether a filter pattern of CloudWatch Logs matches a JSON event: comparisons of texts with `*` at an end, EXISTS, && and ||.
 * AWS has TestMetricFilter for it, moto takes every such pattern for one that matches, and no library evaluates them.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
 *
 * @throws Error for what it does not know
 */
export function filterMatches(pattern: string, event: unknown): boolean {
  const inner = /^\{ (.*) \}$/.exec(pattern)?.[1];
  const tokens = inner?.match(/"[^"]*"|\$[\w.]+|[()]|&&|\|\||!?=|[A-Z]+/g) ?? [];
  // Nothing may stand between the tokens but blanks.
  if (inner === undefined || tokens.join("") !== inner.replaceAll(/ (?=(?:[^"]*"[^"]*")*[^"]*$)/g, ""))
    throw new Error(`a pattern of another form: ${pattern}`);
  let at = 0;
  const next = (): string => {
    const token = tokens[at++];
    if (token === undefined) throw new Error(`the pattern ends too early: ${pattern}`);
    return token;
  };
  const valueAt = (path: string): unknown =>
    path
      .slice(2)
      .split(".")
      .reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], event);

  const comparison = (): boolean => {
    const value = valueAt(next());
    const operator = next();
    if (operator === "EXISTS") return value !== undefined;
    if (operator === "NOT") return next() === "EXISTS" && value === undefined;
    if (operator !== "=" && operator !== "!=") throw new Error(`unknown operator ${operator}`);
    const wanted = next().slice(1, -1);
    const parts = wanted.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
    const equal = typeof value === "string" && new RegExp(`^${parts.join(".*")}$`).test(value);
    return equal === (operator === "=");
  };
  const term = (): boolean => {
    if (tokens[at] !== "(") return comparison();
    at += 1;
    const result = either();
    if (next() !== ")") throw new Error(`a bracket stays open: ${pattern}`);
    return result;
  };
  const both = (): boolean => {
    let result = term();
    while (tokens[at] === "&&") {
      at += 1;
      const right = term();
      result = result && right;
    }
    return result;
  };
  const either = (): boolean => {
    let result = both();
    while (tokens[at] === "||") {
      at += 1;
      const right = both();
      result = result || right;
    }
    return result;
  };
  const result = either();
  if (at < tokens.length) throw new Error(`${tokens[at]!} is left over in ${pattern}`);
  return result;
}
