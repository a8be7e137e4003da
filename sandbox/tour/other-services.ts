import { lookOf } from "../../cli/contain/row";
import { loadRows } from "../../cli/contain/rows";

/** Prefixes of the services that `contain` looks at beside some: the emulator takes a second to open each of them. */
export async function servicesBeside(...some: string[]): Promise<string[]> {
  const rows = [...(await loadRows()).values()];
  const services = rows.map((row) => lookOf(row, { since: new Date(0), users: [] }).service);
  return [...new Set(services)].filter((service) => !some.includes(service));
}
