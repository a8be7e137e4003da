/**
 * Refuses to create with inputs that are not handed on to AWS. They pass Check and the preview, because these types
 * are here to be previewed: the policy pack judges programs that use any of them.
 */
export function refuseUnserved(inputs: object, served: readonly string[]): void {
  const own = ["region", "tags", "tagsAll"];
  const unserved = Object.entries(inputs)
    .filter(([name, value]) => value !== undefined && !served.includes(name) && !own.includes(name))
    .map(([name]) => name);
  if (unserved.length === 0) return;
  throw new Error(`the sandbox provider previews but does not create with ${unserved.join(", ")}; leave that out`);
}
