import { readState } from "../../../cli/contain/state-file";

const state = (...resources: object[]) =>
  readState("state.json", JSON.stringify({ version: 3, deployment: { resources } }));

it("takes the ARN where there is one, and numbers that AWS gave", () => {
  expect(
    state(
      {
        type: "aws:ec2/instance:Instance",
        id: "i-0a1b2c3d4e5f60718",
        outputs: { arn: "arn:aws:ec2:x:1:instance/i-0a1b2c3d4e5f60718" },
      },
      { type: "aws:autoscaling/group:Group", id: "web", outputs: { arn: "arn:aws:autoscaling:x:1:g:web" } },
      { type: "aws:iam/user:User", id: "ada" },
      { type: "pulumi:pulumi:Stack" },
    ),
  ).toEqual({
    arns: ["arn:aws:autoscaling:x:1:g:web", "arn:aws:ec2:x:1:instance/i-0a1b2c3d4e5f60718"],
    ids: ["ada", "i-0a1b2c3d4e5f60718"],
  });
});

it.each(["{", "{}", '{"deployment":{"resources":{}}}'])("refuses %s, which is no export of a stack", (text) => {
  expect(readState("state.json", text)).toMatchObject({ problems: [{ path: "--state" }] });
});
