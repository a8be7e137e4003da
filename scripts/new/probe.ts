import type { Template } from "./template";

type Answers = Record<string, string>;

/** `elastic-ips` of ec2 -> `elasticIps`; the service is left off, `ec2-elastic-ips`, because the file says it. */
const nameOf = ({ id = "", service = "" }: Answers): string =>
  id.replace(new RegExp(`^${service}-`), "").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `EC2Client` -> `ec2`; for others the answer says it: EMRServerlessClient is in client-emr-serverless. */
const packageOf = ({ client = "", package: name }: Answers): string =>
  name ?? client.replace(/Client$/, "").toLowerCase();

const callOf = ({ command = "", token }: Answers): string =>
  token === undefined ? `once(${command}Command)` : `paged(${command}Command, ${JSON.stringify(token)})`;

const rowText = (answers: Answers): string => {
  const { id = "", service = "", client = "", command = "", kind = "", token, scope = "regional" } = answers;
  return `import { ${client}, ${command}Command } from "@aws-sdk/client-${packageOf(answers)}";
import { ${token === undefined ? "once" : "paged"}, probe } from "./probe";

/** The page of AWS about ${command}, and what of it counts. */
export const ${nameOf(answers)} = probe({
  id: ${JSON.stringify(id)},
  service: ${JSON.stringify(service)},
  kind: ${JSON.stringify(kind)},
  scope: ${JSON.stringify(scope)},
  client: ${client},
  calls: { list: ${callOf(answers)} },
  read: async ({ list }) => {
    await list({});
    return [];
  },
});

export const PROBES = [${nameOf(answers)}];
`;
};

const testText = (answers: Answers): string => {
  const { service = "", command = "", kind = "" } = answers;
  return `import { ${nameOf(answers)} } from "../../../cli/probes/${service}";
import { itemsOf } from "../../support/probe-answers";

it(${JSON.stringify(`finds each ${kind} of an answer`)}, async () => {
  // An answer as the page of AWS shows it.
  const ${command} = [{}];
  expect(await itemsOf(${nameOf(answers)}, { ${command} })).toEqual([{ id: "the first", arn: "arn:aws:" }]);
});
`;
};

/**
 * The first probe of a service. A further one is a row in the service's file and a test in the service's test.
 *
 * --service is the prefix of the IAM actions, --client the class of the AWS SDK, --command an operation that lists, --kind one
 * item in words, --token the field of question and answer that carries the next page.
 */
export const probe: Template = {
  kind: "probe",
  usage:
    "<id> --service <prefix> --client <class> --command <operation> --kind <words> [--token <field>] [--scope <regional|global>] [--package <name after client->]",
  files: (answers) => [
    { path: `cli/probes/${answers.service ?? ""}.ts`, text: rowText(answers) },
    { path: `tests/cli/probes/${answers.service ?? ""}.test.ts`, text: testText(answers) },
  ],
  lines: ({ service = "" }) => [
    {
      path: "cli/probes/table.ts",
      after: "const SERVICES: readonly (() => Promise<{ PROBES: readonly Probe[] }>)[] = [",
      text: `  () => import("./${service}"),`,
    },
  ],
};
