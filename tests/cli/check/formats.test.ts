import { toBeValidSarifLog } from "@microsoft/jest-sarif";
import type { Log } from "sarif";
import { checkCommands } from "../../../cli/check/github";
import { checkMarkdown } from "../../../cli/check/markdown";
import { checkSarif } from "../../../cli/check/sarif";
import { describeCheck } from "../../../cli/check/text";
import { checkReport, violation } from "../../support/check-report";
import { BUCKET, FLEET } from "../../support/stored-stack";
import { HOSTILE_NAMES } from "../../support/sweep-report";

expect.extend({ toBeValidSarifLog });

const PLACES = new Map([[FLEET, { file: "infra/index.ts", line: 13, column: 1 }]]);
const FULL = checkReport({
  violations: [
    violation({
      level: "advisory",
      urn: BUCKET,
      path: "",
      message: "100% of it, a\nb",
      rule: "ringfence",
      fix: "",
      url: "",
    }),
    violation(),
  ],
  undetermined: [{ rule: "region-allowed", urn: BUCKET, path: "region", why: "nobody says it" }],
  exempted: [{ rule: "region-allowed", urn: BUCKET, reason: "moves", owner: "platform", until: "2027-01-31" }],
  notes: ["one secret is hidden"],
  places: PLACES,
});
const HOSTILE = checkReport({
  violations: HOSTILE_NAMES.map((name) =>
    violation({ urn: `urn:pulumi:${name}::${name}::${name}::${name}`, message: name }),
  ),
});

describe("text", () => {
  it("says the most important first, then what waits and what is left alone, then the sum", () => {
    expect(describeCheck(FULL)).toBe(
      [
        "mandatory  spot-forbidden (high)",
        `  ${FLEET}`,
        "  nothing is bought on the spot market (type: a, expected another)",
        "  fix: use on-demand capacity",
        "  npx ringfence explain spot-forbidden",
        "",
        "advisory  ringfence (high)",
        `  ${BUCKET}`,
        "  100% of it, a\\u{a}b",
        "",
        "undecided until the deployment",
        `  region-allowed, ${BUCKET} region: nobody says it`,
        "",
        "left alone on purpose",
        `  region-allowed, ${BUCKET}: moves, until 2027-01-31 (platform)`,
        "",
        "shop/dev: 3 resources, 2 violations (1 mandatory, 1 advisory), 1 undecided until the deployment, 1 left alone on purpose",
        "",
      ].join("\n"),
    );
  });

  it("says in one line that all is well", () => {
    expect(describeCheck(checkReport({ resources: 1 }))).toBe(
      "shop/dev: 1 resource, 0 violations, 0 undecided until the deployment, 0 left alone on purpose\n",
    );
  });
});

describe("github", () => {
  it("is one command a line, errors first, escaped as the runner reads it, at the line of the program", () => {
    const [first, second, third, ...rest] = checkCommands(FULL).split("\n");
    expect(first).toBe(
      `::error title=spot-forbidden (high),file=infra/index.ts,line=13,col=1::nothing is bought on the spot market (type: a, expected another)%0A${FLEET}%0Afix: use on-demand capacity%0Anpx ringfence explain spot-forbidden`,
    );
    expect(second).toBe(`::warning title=ringfence (high)::100%25 of it, a\\u{a}b%0A${BUCKET}`);
    expect(third).toMatch(/^::notice title=ringfence check::shop\/dev: 3 resources/);
    expect(rest).toEqual([""]);
  });

  it("no name makes a command of its own", () => {
    const lines = checkCommands(
      checkReport({ violations: [violation({ rule: "a,b:c", urn: "x\n::warning::y", message: "\r\n::error::z" })] }),
    ).split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^::error title=a%2Cb%3Ac \(high\)::/);
    expect(checkCommands(HOSTILE).trimEnd().split("\n")).toHaveLength(HOSTILE_NAMES.length + 1);
  });
});

describe("markdown", () => {
  it("has the verdict, a table, and what else is to be known", () => {
    const page = checkMarkdown(FULL);
    expect(page).toMatch(/^## ❌ Ringfence policy pack\n/);
    expect(page).toContain("fix: use on&#45;demand capacity");
    for (const title of ["Undecided until the deployment: 1", "Left alone on purpose: 1", "About this run: 1"]) {
      expect(page).toContain(`<details><summary>${title}</summary>`);
    }
    expect(checkMarkdown(checkReport())).toMatch(/^## ✅/);
    expect(checkMarkdown(checkReport({ violations: [violation({ level: "advisory" })] }))).toMatch(/^## ⚠️/);
  });

  it("fits into the summary of a job however much is violated", () => {
    const page = checkMarkdown(checkReport({ violations: Array.from({ length: 5_000 }, () => violation()) }));
    expect(page.length).toBeLessThan(2 ** 20);
    expect(page).toContain("4800 more.");
  });

  it("no name is more than text", () => {
    expect(checkMarkdown(HOSTILE)).not.toMatch(/<(?!br>|\/?details>|\/?summary>|rule>`)|\]\(|@[a-z]/);
  });
});

describe("sarif", () => {
  const page = "# spot-forbidden: title\n\nWhy.\n\nEach example below is a test of the rule.\n\n## Refused\n";
  const parse = (report = FULL) =>
    JSON.parse(checkSarif(report, (rule) => (rule === "spot-forbidden" ? page : undefined))) as Log;

  it("has a rule with its page, a result with a place and a mark that outlives runs", () => {
    const [run] = parse().runs;
    expect(run!.tool.driver.rules!.map(({ id }) => id)).toEqual(["ringfence", "spot-forbidden"]);
    expect(run!.tool.driver.rules![1]).toMatchObject({
      shortDescription: { text: "nothing is bought on the spot market" },
      help: { markdown: "# spot-forbidden: title\n\nWhy." },
      properties: { "security-severity": "8.0" },
    });
    const [advice, refused] = run!.results!;
    expect(advice).toMatchObject({
      level: "warning",
      locations: [
        { physicalLocation: { artifactLocation: { uri: "pulumi/shop/dev/aws%3As3%2Fbucket%3ABucket/logs" } } },
      ],
    });
    expect(refused).toMatchObject({
      ruleId: "spot-forbidden",
      level: "error",
      partialFingerprints: { "ringfence/v1": expect.stringMatching(/^[0-9a-f]{64}$/) as string },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: "infra/index.ts" }, region: { startLine: 13, startColumn: 1 } },
          logicalLocations: [{ fullyQualifiedName: FLEET }],
        },
      ],
    });
    expect(run!.invocations![0]!.toolExecutionNotifications!.map(({ message }) => message.text)).toEqual([
      `undecided until the deployment: region-allowed, ${BUCKET} region: nobody says it`,
      "one secret is hidden",
    ]);
  });

  it("the mark changes with rule, resource and path, and with nothing else", () => {
    const markOf = (more: object) =>
      parse(checkReport({ violations: [violation(more)] })).runs[0]!.results![0]!.partialFingerprints!["ringfence/v1"];
    const mark = markOf({});
    expect(markOf({ message: "other", level: "advisory", fix: "another" })).toBe(mark);
    for (const more of [{ rule: "x" }, { urn: BUCKET }, { path: "x" }]) expect(markOf(more)).not.toBe(mark);
  });

  it.each([
    ["nothing", checkReport()],
    ["everything", FULL],
    ["names that are no names", HOSTILE],
  ])("%s: the schema of SARIF 2.1.0 finds nothing wrong", (_, report) => {
    expect(parse(report)).toBeValidSarifLog();
  });
});
