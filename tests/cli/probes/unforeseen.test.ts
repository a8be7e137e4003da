import { unforeseen } from "../../../cli/probes/unforeseen";
import { desktops } from "../../../cli/probes/workspaces";
import { cellOf } from "../../support/probe-answers";

const reasonOf = (answers: Parameters<typeof cellOf>[1]) =>
  cellOf(desktops, answers).then(
    () => "nothing failed",
    (error: unknown) => unforeseen(error),
  );

test("an error that is no refusal names the call and says that nobody knows what is there", async () => {
  const odd = Object.assign(new Error("'us-west-1'"), { name: "KeyError", $metadata: { httpStatusCode: 400 } });
  expect(await reasonOf({ DescribeWorkspaces: [odd] })).toEqual({
    state: "unreachable",
    because:
      "DescribeWorkspaces failed in a way that is no known refusal, so that nobody knows what is there: KeyError: 'us-west-1'",
  });
});

test("an answer that cannot be read is told from a call that failed", async () => {
  const answers = { DescribeWorkspaces: [{ Workspaces: [null] }] };
  expect(await reasonOf(answers)).toEqual({
    state: "unreachable",
    because: expect.stringMatching(/^its answer could not be read, so that nobody knows .*: TypeError: /) as string,
  });
});
