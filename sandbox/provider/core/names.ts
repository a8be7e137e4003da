/**
 * The name to create a resource under: the given one (Check fills in the automatic one), or `namePrefix` followed by
 * what makes it unique: the time and a counter, so that names made later sort later.
 */
export function nameToCreate(inputs: { name?: string; namePrefix?: string }): string {
  return inputs.name || uniqueName(inputs.namePrefix ?? "pulumi-");
}

/** The prefix, followed by 25 digits that no other call gets. */
export function uniqueName(prefix: string): string {
  const time = new Date().toISOString().replace(/\D/g, "");
  return `${prefix}${time}${(counter++ % 0xffff).toString(16).padStart(8, "0")}`;
}

let counter = 1;
