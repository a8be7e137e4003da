import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A stack's settings, which the user answers: `Pulumi.prod.yaml`. */
const STACK_FILE = /^Pulumi\..+\.yaml$/;
/** Not part of the program: the repository, and what runs leave behind. */
const LEFT_OUT = [".git", ".sandbox"];

/**
 * How a stack keeps its secrets, which is another way in each backend. A salt of the user's own passphrase would stop
 * `pulumi stack init` here, and one of the sandbox's passphrase would stop it in the checkout.
 * https://www.pulumi.com/docs/iac/concepts/secrets/
 */
const SECRETS_OF_A_BACKEND = /^(?:encryptionsalt|encryptedkey|secretsprovider):.*\n?/gm;

/**
 * The program in a folder of its own, by links to the checkout, with stack files that belong to the folder: Pulumi writes into
 * them when it makes a stack, and so does whoever rehearses; those of the checkout stay as they are. Stack files that are
 * there already are kept.
 *
 * @param checkout the folder with Pulumi.yaml
 * @param folder made when it is not there
 */
export function linkProject(checkout: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(checkout)) {
    const [from, to] = [join(checkout, name), join(folder, name)];
    if (LEFT_OUT.includes(name) || existsSync(to)) continue;
    if (STACK_FILE.test(name)) writeFileSync(to, readFileSync(from, "utf8").replace(SECRETS_OF_A_BACKEND, ""));
    else symlinkSync(from, to);
  }
}
