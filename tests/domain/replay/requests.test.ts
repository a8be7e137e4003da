import { callerOf, type RecordedCaller } from "../../../domain/replay/caller";
import { readRecord } from "../../../domain/replay/record";
import { requestsOf } from "../../../domain/replay/requests";
import { trailRecord, userOf } from "../../support/trail-records";

const OWN = { namePrefix: "ringfence-", exempt: [] };
const requests = (actions: string[], keys: string[], resources: string[], requestParameters: object) => {
  const read = readRecord(trailRecord(userOf("anna"), "x.amazonaws.com", "X", "eu-west-1", { requestParameters }));
  if (read.state !== "call") throw new Error("no call");
  const caller = callerOf(userOf("anna"), undefined) as RecordedCaller;
  return requestsOf(read.record, caller, { actions, known: true }, () => ({ keys, resources }), OWN);
};
const shown = (made: ReturnType<typeof requests>) =>
  made.map(({ request: { action, resource, context } }) => [
    action,
    resource,
    context.complete,
    ...[...context.values.values()].flat(),
  ]);

describe("the requests of a call", () => {
  it("are one for each action, each thing and each value of a key", () => {
    expect(shown(requests(["s3:PutObject", "s3:GetObject"], ["aws:RequestedRegion"], [], {}))).toEqual([
      ["s3:PutObject", "*", true, "eu-west-1"],
      ["s3:GetObject", "*", true, "eu-west-1"],
    ]);
    const ALARMS = ["arn:aws:cloudwatch:*:*:alarm:r-*"];
    expect(shown(requests(["cloudwatch:DeleteAlarms"], [], ALARMS, { alarmNames: ["a", "b"] }))).toEqual([
      ["cloudwatch:DeleteAlarms", "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:a", true],
      ["cloudwatch:DeleteAlarms", "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:b", true],
    ]);
    const types = { variants: [{ instanceType: "ml.a.b" }, { instanceType: "ml.c.d" }] };
    expect(shown(requests(["sagemaker:CreateEndpointConfig"], ["sagemaker:InstanceTypes"], [], types))).toEqual([
      ["sagemaker:CreateEndpointConfig", "*", true, "ml.a.b"],
      ["sagemaker:CreateEndpointConfig", "*", true, "ml.c.d"],
    ]);
  });

  it("know all that is asked, unless the record does not say it", () => {
    const [whole] = requests(["ec2:RunInstances"], ["ec2:InstanceType"], [], { instanceType: "t3.nano" });
    const [part] = requests(["ec2:RunInstances"], ["ec2:InstanceType"], [], {});
    expect([whole!.request.context.complete, part!.request.context.complete]).toEqual([true, false]);
  });

  it("have one key when they are decided alike, and several when not", () => {
    const key = (type: string) =>
      requests(["ec2:RunInstances"], ["ec2:InstanceType"], [], { instanceType: type, n: Math.PI })[0]!.key;
    expect(key("a.b")).toBe(key("a.b"));
    expect(key("a.b")).not.toBe(key("a.c"));
  });
});
