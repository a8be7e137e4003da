const scalar = (value: unknown): string[] =>
  ["string", "number", "boolean"].includes(typeof value) ? [String(value)] : [];

/** The members of a list. EC2 records one as an object whose `items` is the list. */
const opened = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value.flatMap(opened);
  const items = typeof value === "object" && value !== null && "items" in value ? value.items : undefined;
  return Array.isArray(items) ? items.flatMap(opened) : [value];
};

/**
 * The values at a path of member names, lists along the way opened: `BlockDeviceMapping.Ebs.Encrypted`. Names are compared
 * without regard to case, because the same member is `instanceType` in one protocol and `InstanceType` in another.
 */
export function valuesAt(input: unknown, path: string): string[] {
  const step = (values: unknown[], name: string): unknown[] =>
    values
      .flatMap(opened)
      .flatMap((value) =>
        typeof value === "object" && value !== null
          ? Object.entries(value).flatMap(([key, inner]) =>
              key.toLowerCase() === name.toLowerCase() ? [inner as unknown] : [],
            )
          : [],
      );
  return path.split(".").reduce(step, [input]).flatMap(opened).flatMap(scalar);
}
