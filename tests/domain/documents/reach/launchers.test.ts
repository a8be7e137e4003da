import { isForgotten, isLauncher, rowsFor } from "../../../../domain/documents/reach/launchers";
import { NOT_LAUNCHERS, NOT_LAUNCHERS_AT_HOME } from "../../../../domain/documents/reach/not-launchers";
import { placesOf } from "../../../../domain/documents/reach/places";
import { principalsOf } from "../../../../domain/documents/reach/principals";
import { reachedIn, situationsOf } from "../../../../domain/documents/reach/reach";
import { ARGS } from "../../../support/document-args";
import { actionsLike } from "../../../support/actions";
import { catalogue, everyWay } from "./support";

const action = (name: string, writes = true) => ({ action: name, service: name.split(":")[0]!, writes });

describe("isLauncher", () => {
  it.each<[why: string, name: string, writes: boolean, expected: boolean]>([
    ["in the table", "ec2:RunInstances", true, true],
    ["of a pattern in the table", "sagemaker:CreateTrainingJob", true, true],
    ["in the table, although it is a read to AWS", "bedrock:InvokeModel", false, true],
    ["a commitment", "savingsplans:CreateSavingsPlan", true, true],
    ["of a service that nobody looked at", "newservice:LaunchThing", true, true],
    ["a read of such a service", "newservice:ListThings", false, false],
    ["a write that starts nothing", "newservice:DeleteThing", true, false],
    ["of a service that somebody looked at", "iam:CreateRole", true, false],
  ])("%s: %s", (_, name, writes, expected) => {
    expect(isLauncher(action(name, writes))).toBe(expected);
  });

  it("finds the rows of the table that name an action", () => {
    expect(rowsFor("ec2:RunInstances").map(({ limits }) => limits)).toEqual([
      ["ec2:InstanceMarketType", "ec2:InstanceType"],
    ]);
    expect(rowsFor("iam:CreateRole")).toEqual([]);
  });
});

describe("isForgotten", () => {
  it.each<[why: string, name: string, expected: boolean]>([
    ["a launch of a service in the table that the table does not have", "ecs:LaunchNewKindOfTask", true],
    ["one that the table has", "ecs:RunTask", false],
    ["one that somebody decided about", "ecs:StartTelemetrySession", false],
    ["one that is not about compute", "ecs:CreateTag", false],
    ["one of another service", "newservice:RunTask", false],
  ])("%s: %s", (_, name, expected) => {
    expect(isForgotten(action(name))).toBe(expected);
  });

  it("finds nothing at home that nobody decided about", async () => {
    const [home] = placesOf(ARGS.allowedRegions);
    const [anybody] = principalsOf(ARGS);
    const reached = reachedIn(situationsOf(everyWay().slice(0, 1), [anybody!], [home!]), await catalogue());
    const forgotten = reached.map((one) => one.action).filter(isForgotten);
    expect(forgotten.map((one) => one.action)).toEqual([]);
  });
});

describe.each([
  ["NOT_LAUNCHERS", NOT_LAUNCHERS],
  ["NOT_LAUNCHERS_AT_HOME", NOT_LAUNCHERS_AT_HOME],
])("%s", (_, table) => {
  it("names actions of AWS, each once and with a reason", async () => {
    const all = table.flatMap(({ actions }) => actions);
    const found = await Promise.all(all.map(actionsLike));
    expect(all.filter((_name, index) => found[index]!.length === 0)).toEqual([]);
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
    expect(table.filter(({ reason }) => !/^\S(.*[^.\s])?$/.test(reason))).toEqual([]);
  });
});
