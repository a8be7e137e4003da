import { type Watched, watchedIn } from "../../facts/table";
import { nameOf } from "../../facts/thing";
import { read } from "../../engine/reader";
import type { Property, Resource } from "../../resource";
import { DEFAULT_MACHINES, type MachineName, machineNameOf, OTHER_AROUND, UNDECIDED } from "./machine-names";

/** A property that says what machine is started, with the row that decides about it. */
export interface Machine extends Watched {
  readonly name: MachineName;
}

/** What is started when nothing says it: a property that is not there, with the value that AWS takes for it. */
function byDefault({ type, props }: Resource): Machine[] {
  const thing = nameOf(type);
  return DEFAULT_MACHINES.filter(({ things }) => things.includes(thing)).flatMap((one): Machine[] => {
    const said = [one.path, ...one.unless].some((member) => props.get(member).items().length > 0);
    if (said) return [];
    const path = props.get(one.path).path;
    return [{ path: one.path, property: read(one.type, path), name: { kind: "type", paths: [] } }];
  });
}

/** Every machine that a resource says it starts. */
export const machinesOf = (resource: Resource): Machine[] => [
  ...watchedIn("machine", resource.type, resource.props).map((watched) => ({
    ...watched,
    name: machineNameOf(resource.type, watched.path) ?? UNDECIDED,
  })),
  ...byDefault(resource),
];

/** What looks like a type of EC2, whatever stands before it: a family with a digit, and a size. */
const TYPE = /^(?:\w+\.)*[a-z]+[0-9][\w-]*\.(?:nano|micro|small|medium|large|\d*xlarge|metal\S*)(?:\.\w+)?$/;

/** The type of EC2 in the name of a machine; undefined when nobody decided about the property and it does not look like one. */
export function ec2TypeIn(value: string, { kind, ...name }: MachineName): string | undefined {
  const around = "around" in name ? name.around : undefined;
  if (kind !== "type") return undefined;
  if (around === undefined)
    return TYPE.test(value) ? /[a-z]+[0-9u][\w-]*\.[\w-]+(?=\.\w+$|$)/.exec(value)?.[0] : undefined;
  return [around, ...OTHER_AROUND].reduce(
    (rest, [before, after]) =>
      rest.startsWith(before) && rest.endsWith(after) ? rest.slice(before.length, rest.length - after.length) : rest,
    value,
  );
}

/** The values of a property: the members of its list, and what stands between the commas of a text. */
export const valuesIn = (property: Property): Property[] =>
  property
    .items()
    .flatMap((each) =>
      typeof each.value === "string" && each.value.includes(",")
        ? each.value.split(",").map((part) => read(part.trim(), each.path))
        : [each],
    );
