import { isProps, type Props, type Value } from "./values";

type Step = string | number;

/**
 * Gives the properties named in `ignoreChanges` the value they have in the state, so that neither a comparison nor an
 * update touches them. https://www.pulumi.com/docs/iac/concepts/resources/options/ignorechanges/
 */
export function applyIgnoreChanges(state: Props, news: Props, paths: readonly string[]): Props {
  return paths.reduce((props, path) => copyAt(state, props, parsePath(path)) as Props, news);
}

/** Splits `a.b[0]["c.d"][*]` into its steps; `*` stands for every element. */
export function parsePath(path: string): Step[] {
  const steps = path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+|\*)\]|([^.[\]]+)/g);
  return [...steps].map(([, quoted, index, name]) => {
    if (quoted !== undefined) return JSON.parse(`"${quoted}"`) as string;
    if (index !== undefined) return index === "*" ? "*" : Number(index);
    return name!;
  });
}

function copyAt(from: Value | undefined, to: Value | undefined, steps: readonly Step[]): Value | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return from;
  if (Array.isArray(to)) {
    if (step === "*")
      return to.map((item, index) => copyAt(Array.isArray(from) ? from[index] : undefined, item, rest) ?? item);
    if (typeof step !== "number") return to;
    const old = Array.isArray(from) ? from[step] : undefined;
    return to.map((item, index) => (index === step ? (copyAt(old, item, rest) ?? item) : item));
  }
  if (to !== undefined && !isProps(to)) return rest.length === 0 ? from : to;
  const old = isProps(from) ? from : {};
  const target: Props = to ?? {};
  const names = step === "*" ? [...new Set([...Object.keys(old), ...Object.keys(target)])] : [String(step)];
  const copied = names.map((name): [string, Value | undefined] => [name, copyAt(old[name], target[name], rest)]);
  const merged = { ...target, ...Object.fromEntries(copied) };
  const known = Object.entries(merged).filter((entry): entry is [string, Value] => entry[1] !== undefined);
  return to === undefined && known.length === 0 ? undefined : Object.fromEntries(known);
}
