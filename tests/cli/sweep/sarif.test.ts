import { toBeValidSarifLog } from "@microsoft/jest-sarif";
import type { Log } from "sarif";
import { UNASKED } from "../../../cli/probes/unasked";
import { unaskedTexts } from "../../../cli/sweep/gaps";
import { sweepSarif } from "../../../cli/sweep/sarif";
import { answer, HOSTILE_NAMES, refused, report } from "../../support/sweep-report";

it("a thing in an idle region is an error, at home a note; a gap is said, and the run did not succeed", () => {
  const { version, runs } = JSON.parse(
    sweepSarif(
      report([
        answer("eu-west-1", [{ id: "i-1", usdPerHour: 0.17 }]),
        answer("ap-southeast-2", [{ id: "i-2", usdPerHour: 0.17 }]),
        refused("sa-east-1", "denied"),
      ]),
    ),
  ) as Log;
  expect(version).toBe("2.1.0");
  const [run] = runs;
  expect(run!.tool.driver.rules!.map(({ id }) => id)).toEqual(["ec2-machine"]);
  expect(run!.results!.map(({ level, message }) => [level, message.text])).toEqual([
    ["error", "ec2 machine i-1 in eu-west-1 (idle): 0.1700 USD an hour"],
    ["note", "ec2 machine i-2 in ap-southeast-2 (home): 0.1700 USD an hour"],
  ]);
  expect(run!.invocations).toEqual([
    expect.objectContaining({
      executionSuccessful: false,
      toolExecutionNotifications: [
        { level: "warning", message: { text: "lambda function in sa-east-1: denied: no" } },
        ...unaskedTexts(UNASKED).map((text) => ({ level: "note", message: { text } })),
      ],
    }),
  ]);
});

expect.extend({ toBeValidSarifLog });

it.each([
  ["nothing", []],
  [
    "things, gaps and names that are no names",
    [
      answer(
        "eu-west-1",
        HOSTILE_NAMES.map((id) => ({ id, owner: id, usdPerHour: 0.1 })),
      ),
      answer("sa-east-1", [{ id: "f-1", arn: "arn:aws:ec2:sa-east-1:123456789012:fleet/f-1", startedAt: new Date(0) }]),
      refused("us-east-1", "denied", HOSTILE_NAMES.join("\n")),
    ],
  ],
])("%s: the schema of SARIF 2.1.0 finds nothing wrong", (_, answers) => {
  expect(JSON.parse(sweepSarif(report(answers)))).toBeValidSarifLog();
});
