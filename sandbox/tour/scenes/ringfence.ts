import { ringfence } from "../../../cli/program";
import type { SandboxAccount } from "../../account/account";
import { cleanEnvironment } from "../../host/pulumi-cli";

/** What a command of the project's own said. */
export interface Said {
  code: number;
  out: string;
  err: string;
}

/** Runs `ringfence <words>` on the account, with the keys of its owner. */
export async function runRingfence({ env }: SandboxAccount, ...words: string[]): Promise<Said> {
  const before = process.env;
  // Whose profile the shell names is of no matter here.
  process.env = { ...cleanEnvironment(), ...env };
  let out = "";
  let err = "";
  try {
    const code = await ringfence(words, { out: (text) => void (out += text), err: (text) => void (err += text) });
    return { code, out, err };
  } finally {
    process.env = before;
  }
}
