import { callIn, countCalls } from "../../../scripts/acceptance/calls";

const ME = "arn:aws:sts::123456789012:assumed-role/admin/me";
const event = (record: object) => ({ CloudTrailEvent: JSON.stringify(record) });

describe("an event of the history", () => {
  const record = {
    eventTime: "2026-11-27T06:00:05Z",
    eventSource: "iam.amazonaws.com",
    eventName: "GetRole",
    errorCode: "NoSuchEntityException",
    userIdentity: { arn: ME },
  };

  it("is a call when the caller made it", () => {
    expect(callIn(event(record), ME)).toEqual({
      at: new Date("2026-11-27T06:00:05Z"),
      service: "iam",
      operation: "GetRole",
      errorCode: "NoSuchEntityException",
    });
  });

  it("is none when somebody else did, or nobody", () => {
    expect(callIn(event({ ...record, userIdentity: { arn: `${ME}2` } }), ME)).toBeUndefined();
    expect(callIn(event({ ...record, userIdentity: undefined }), ME)).toBeUndefined();
    expect(callIn({}, ME)).toBeUndefined();
  });
});

it("calls are counted from the begin of a step to before its end, errors by what was called", () => {
  const at = (second: number) => new Date(second * 1000);
  const refused = { service: "budgets", operation: "CreateBudget", errorCode: "AccessDenied" };
  const calls = [
    { at: at(9), ...refused },
    { at: at(10), service: "iam", operation: "GetRole" },
    { at: at(11), ...refused },
    { at: at(12), ...refused },
    { at: at(20), ...refused },
  ];
  expect(countCalls(calls, at(10), at(20))).toEqual({ calls: 3, errors: { "budgets:CreateBudget AccessDenied": 2 } });
});
