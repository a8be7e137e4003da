import { readFileSync } from "node:fs";
import { join } from "node:path";

import ts from "typescript";

import { resourceType } from "../../../scripts/new/resource-type";

const ROOT = join(__dirname, "..", "..", "..");
const CALLS = {
  singleton: {
    token: "aws:ec2/serialConsoleAccess:SerialConsoleAccess",
    client: "EC2Client",
    read: "GetSerialConsoleAccessStatus",
    write: "EnableSerialConsoleAccess",
    remove: "DisableSerialConsoleAccess",
  },
  attachment: {
    token: "aws:iam/userGroupMembership:UserGroupMembership",
    client: "IAMClient",
    read: "ListGroupsForUser",
    write: "AddUserToGroup",
    remove: "RemoveUserFromGroup",
  },
  named: {
    token: "aws:cloudwatch/eventBus:EventBus",
    sdk: "client-eventbridge",
    client: "EventBridgeClient",
    read: "DescribeEventBus",
    write: "CreateEventBus",
    remove: "DeleteEventBus",
  },
};
const FILES = Object.entries(CALLS).map(([family, calls]) => ({
  family,
  calls,
  file: resourceType.files({ id: "no-such-type", family, ...calls })[0]!,
}));

test.each(FILES)(
  "a row of family $family has its calls, and a case that no resource fulfils",
  ({ family, calls, file }) => {
    expect(file.path).toBe(`sandbox/provider/rows/${/^aws:(\w+)/.exec(calls.token)![1]}/no-such-type.ts`);
    expect(file.text).toContain(`export const noSuchType = ${family}({\n  token: "${calls.token}",`);
    expect(file.text).toContain(`client: ${calls.client},`);
    for (const operation of [calls.read, calls.write, calls.remove])
      expect(file.text).toContain(`: ${operation}Command`);
    expect(file.text).toContain("id: /^$/,");
  },
);

test("the rows pass the compiler as they are", () => {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(ROOT, "tsconfig.check.json"),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: () => undefined,
    },
  )!;
  const options = { ...config.options, allowJs: false, checkJs: false, types: ["node"] };
  const texts = new Map(FILES.map(({ file }) => [join(ROOT, file.path), file.text]));
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  const program = ts.createProgram([...texts.keys()], options, host);
  const problems = [...texts.keys()].flatMap((name) => {
    const source = program.getSourceFile(name)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
});

test("the table gets it below lines that it has once", () => {
  const lines = resourceType.lines({ id: "serial-console", ...CALLS.singleton });
  for (const { path, after } of lines) {
    const found = readFileSync(join(ROOT, path), "utf8").split("\n");
    expect(found.filter((line) => line.trim() === after)).toHaveLength(1);
  }
  expect(lines.map(({ text }) => text)).toEqual([
    'import { serialConsole } from "./ec2/serial-console";',
    "  serialConsole,",
  ]);
});

test.each([
  [
    "a token of another form",
    { token: "ec2.SerialConsoleAccess" },
    /^--token is ec2\.SerialConsoleAccess; it looks like/,
  ],
  [
    "a family that there is not",
    { family: "regional" },
    /^--family is regional; allowed: singleton, attachment, named$/,
  ],
])("%s is refused", (_what, wrong, message) => {
  const answers = { id: "serial-console", family: "singleton", ...CALLS.singleton, ...wrong };
  expect(() => resourceType.files(answers)).toThrow(message);
});
