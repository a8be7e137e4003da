import { lookOf } from "../../cli/contain/row";
import { loadRows } from "../../cli/contain/rows";

/** Where machines are, and who has keys. */
const USED = ["ec2", "autoscaling", "iam"];

/** Words that keep `contain` from the services of which an attack has nothing: each would take the emulator a second a look. */
export async function otherServices(): Promise<string[]> {
  const services = [...(await loadRows()).values()].map(
    (row) => lookOf(row, { since: new Date(0), users: [] }).service,
  );
  return [...new Set(services)].filter((service) => !USED.includes(service)).flatMap((each) => ["--without", each]);
}
