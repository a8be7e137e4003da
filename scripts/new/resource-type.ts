import { camelCase } from "./names";
import type { Template } from "./template";

type Answers = Record<string, string>;

const TOKEN = /^aws:([a-z0-9]+)\/\w+:(\w+)$/;
/** `SerialConsoleAccess` -> `Serial Console Access`. */
const words = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, " ");

/** What the three families differ in; each call stands where the family wants it. */
const FAMILIES: Record<string, (answers: Answers) => string> = {
  singleton: ({ read, write, remove }) => `  id: ({ region }) => region,
  fields: {},
  get: { command: ${read}Command },
  put: { command: ${write}Command },
  reset: { command: ${remove}Command },`,
  attachment: ({ read, write, remove }) => `  ends: {},
  separator: "/",
  attach: ${write}Command,
  detach: ${remove}Command,
  list: { command: ${read}Command, by: "", items: "", page: "NextToken" },
  absent: [],`,
  named: ({ read, write, remove }) => `  key: "",
  absent: [],
  fields: {},
  create: { command: ${write}Command, id: "" },
  describe: { command: ${read}Command },
  remove: { command: ${remove}Command },`,
};

/** The service of the token, in which folder the row stands, and the name of the type. */
function partsOf({ token = "" }: Answers): { service: string; type: string } {
  const [, service, type] = TOKEN.exec(token) ?? [];
  if (!service || !type)
    throw new Error(`--token is ${token}; it looks like aws:ec2/serialConsoleAccess:SerialConsoleAccess`);
  return { service, type };
}

function rowText(answers: Answers): string {
  const { id = "", token = "", family = "", client = "", read, write, remove } = answers;
  const { service, type } = partsOf(answers);
  const body = FAMILIES[family];
  if (!body) throw new Error(`--family is ${family}; allowed: ${Object.keys(FAMILIES).join(", ")}`);
  const imported = [...new Set([client, ...[read, write, remove].map((operation) => `${operation}Command`)])];
  return `import { ${imported.sort().join(", ")} } from "@aws-sdk/${answers["sdk"] ?? `client-${service}`}";

import { REGION } from "../../core/conformance";
import { ${family} } from "../../families/${family}";

/** Id: */
export const ${camelCase(id)} = ${family}({
  token: ${JSON.stringify(token)},
  title: "${words(type)}",
  client: ${client},
  replaceOn: [],
${body(answers)}
  cases: {
    ${JSON.stringify(id)}: {
      id: /^$/,
      inputs: () => ({ region: REGION }),
    },
  },
});
`;
}

/** A resource type of the provider stand-in that belongs to one of the families. */
export const resourceType: Template = {
  kind: "resource-type",
  usage:
    "<id> --token <aws:module/file:Type> --family <singleton|attachment|named> --client <EC2Client> " +
    "--read <Operation> --write <Operation> --remove <Operation> [--sdk <client-ec2>]",
  files: (answers) => [
    { path: `sandbox/provider/rows/${partsOf(answers).service}/${answers["id"]}.ts`, text: rowText(answers) },
  ],
  lines: (answers) => {
    const path = "sandbox/provider/rows/table.ts";
    const name = camelCase(answers["id"] ?? "");
    const { service } = partsOf(answers);
    return [
      {
        path,
        after: 'import type { AnyResourceType } from "../core/resource";',
        text: `import { ${name} } from "./${service}/${answers["id"]}";`,
      },
      { path, after: "export const RESOURCES: readonly AnyResourceType[] = [", text: `  ${name},` },
    ];
  },
};
