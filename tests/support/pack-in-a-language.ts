import type { CliResult } from "../../sandbox/host/pulumi-cli";
import { said } from "./pack-preview";

/** These rules only: what is said here stays true when the pack gets another one. */
export const PACK = {
  all: "disabled",
  ringfence: { allowedRegions: ["ap-southeast-2"] },
  "aws-key-anywhere": "mandatory",
  "provider-region-allowed": "mandatory",
  "region-allowed": "mandatory",
  "spot-forbidden": "mandatory",
};

/** Files of a program by their names in its folder. */
type Program = Readonly<Record<string, string>>;

/** The same three programs in any language. */
export interface JudgedPrograms {
  /** A spot fleet `fleet` abroad with a key on board, and a topic `far` of a provider `elsewhere` that stands abroad. */
  violating: Program;
  clean: Program;
  /** A topic `second` whose region is known only when it is deployed. */
  undecided: Program;
}

/**
 * Tests that the pack says the same of them whatever language they are written in.
 *
 * @param preview `pulumi preview` of a program, in a folder of that name, with `PACK`
 */
export function packJudges(
  programs: JudgedPrograms,
  preview: (name: string, files: Program) => Promise<CliResult>,
): void {
  test("that violates the pack is refused, with every violation and without the key", async () => {
    const result = await preview("violating", programs.violating);
    expect(said(result, "mandatory")).toEqual([
      "aws-key-anywhere fleet",
      "provider-region-allowed elsewhere",
      "region-allowed fleet",
      "region-allowed far",
      "spot-forbidden fleet",
    ]);
    expect(result.code).not.toBe(0);
    expect(result.output).not.toMatch(/AKIA[A-Z2-7]/);
  });

  test("that violates nothing passes", async () => {
    const result = await preview("clean", programs.clean);
    expect({ ...result, said: [...said(result, "mandatory"), ...said(result, "advisory")] }).toMatchObject({
      code: 0,
      said: [],
    });
  });

  test("with a value that is known at the deployment only is told what could not be judged", async () => {
    const { code, output } = await preview("undecided", programs.undecided);
    expect(code).toBe(0);
    expect(output).toMatch(
      /\[advisory\].*aws:sns:Topic: second\)\s+undecided until the deployment: region-allowed \(region\)/,
    );
  });
}
