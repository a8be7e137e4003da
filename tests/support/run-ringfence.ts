import { ringfence } from "../../cli/program";

/** Runs `ringfence <words>` in this process. */
export async function runRingfence(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const code = await ringfence(words, { out: (text) => void (out += text), err: (text) => void (err += text) });
  return { code, out, err };
}
