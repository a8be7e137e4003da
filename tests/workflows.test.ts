import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import manifest from "../package.json";
import { checkout } from "../setup/cache";

const WORKFLOWS = [".github/workflows", "examples/github-workflow", "examples/many-accounts"].flatMap((folder) =>
  readdirSync(join(checkout, folder))
    .filter((name) => folder !== "examples/many-accounts" || name === "github.yml")
    .map((name) => [`${folder}/${name}`, readFileSync(join(checkout, folder, name), "utf8")] as const),
);

describe.each(WORKFLOWS)("%s", (_, text) => {
  // A tag can be moved to other code; a commit cannot.
  // https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions
  it("pins every action by its commit, and says which version that is", () => {
    const uses = text.split("\n").filter((line) => /^\s*(- )?uses:/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it("names its rights, and leaves no token in the checkout", () => {
    const { permissions, jobs } = parse(text) as {
      permissions?: Record<string, string>;
      jobs: Record<string, { steps: { uses?: string; with?: Record<string, unknown> }[] }>;
    };
    expect(permissions).toMatchObject({ contents: "read" });
    const checkouts = Object.values(jobs).flatMap(({ steps }) =>
      steps.filter(({ uses }) => uses?.startsWith("actions/checkout@")),
    );
    expect(checkouts.filter((step) => step.with?.["persist-credentials"] !== false)).toEqual([]);
  });
});

it("the tests run on the oldest Node that is promised, and on newer ones", () => {
  const text = readFileSync(join(checkout, ".github/workflows/test.yml"), "utf8");
  const { jobs } = parse(text) as { jobs: { test: { strategy: { matrix: { node: number[] } } } } };
  const [oldest, ...newer] = jobs.test.strategy.matrix.node;
  expect(manifest.engines.node).toBe(`>=${oldest!}`);
  expect(newer).toEqual([22, 24]);
});
