import type { Aws } from "../../../../sandbox/provider/aws/aws";

/** An account that answers with what it was given, one call after the other, and keeps what it was asked. */
export function fakeAws(...answers: object[]) {
  const calls: [operation: string, request: unknown][] = [];
  const answer = (_client: unknown, command: { constructor: { name: string }; input: unknown }) => {
    calls.push([command.constructor.name.replace(/Command$/, ""), command.input]);
    return Promise.resolve(answers.shift() ?? {});
  };
  const aws = { region: "eu-west-1", accountId: "123456789012", partition: "aws", call: answer, find: answer };
  return { aws: aws as unknown as Aws, calls };
}

export const NOT_CHANGED: ReadonlySet<string> = new Set();
