import { readFile } from "node:fs/promises";
import { readAuthorizationDetails } from "../../domain/burn/authorization-details";
import type { Principal } from "../../domain/burn/principal";
import { merged, readQuotaAnswers } from "../../domain/burn/quota-answers";
import type { QuotaValues } from "../../domain/burn/quotas";
import type { Problem } from "../../domain/fields/problems";

const WHY: Record<string, string> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "it may not be read",
};

/** The JSON in a file, or why there is none. */
async function readJson(path: string): Promise<{ value: unknown } | { message: string }> {
  try {
    return { value: JSON.parse(await readFile(path, "utf8")) as unknown };
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    return { message: error instanceof SyntaxError ? `is not JSON: ${message}` : (WHY[code] ?? message) };
  }
}

/** A problem of a file, at the option that named it. */
const at = (option: string, file: string, { path, message }: Problem): Problem => ({
  path: `${option} ${file}`,
  message: path === "the file" ? message : `${path}: ${message}`,
});

async function readAs<T extends object>(
  option: string,
  file: string,
  read: (value: unknown) => T | { problems: Problem[] },
): Promise<T | { problems: Problem[] }> {
  const json = await readJson(file);
  if ("message" in json) return { problems: [{ path: `${option} ${file}`, message: json.message }] };
  const result = read(json.value);
  return "problems" in result ? { problems: result.problems.map((problem) => at(option, file, problem)) } : result;
}

/** What the files say that the options name; every problem of all of them at once. */
export async function readFiles({
  principals,
  quotas = [],
}: {
  principals?: string;
  quotas?: readonly string[];
}): Promise<{ principals?: Principal[]; quotas: QuotaValues } | { problems: Problem[] }> {
  const [who, ...values] = await Promise.all([
    principals === undefined ? undefined : readAs("--principals", principals, readAuthorizationDetails),
    ...quotas.map((file) => readAs("--quotas", file, readQuotaAnswers)),
  ]);
  const problems = [who, ...values].flatMap((result) => (result && "problems" in result ? result.problems : []));
  if (problems.length > 0) return { problems };
  return {
    ...(who && "principals" in who ? { principals: who.principals } : {}),
    quotas: merged(...values.flatMap((result) => ("values" in result ? [result.values] : []))),
  };
}
