import { UNKNOWN } from "../../engine/reader";
import { anyResource } from "../../engine/types";
import { judgeFound } from "./scan-resource";
import { holdsUserData } from "./scripts";
import type { ResourceRule } from "../../rule";

const PASSWORD = ["correct-horse", "battery"].join("-");
const DRAWN = ["qR8vT2mXk0Lw9Zs4", "Yb7Nc1Jd6Hf3Ga"].join("");
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const machine = (title: string, userData: string) => ({
  title,
  subject: { type: "aws:ec2/instance:Instance", props: { userData } },
});
const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });

/** Keys, tokens and private keys with a form of their own are found in user data as anywhere else: this is about the others. */
export const userDataSecrets: ResourceRule = {
  id: "user-data-secrets",
  kind: "resource",
  title: "no script of a machine holds a password or a token",
  severity: "high",
  level: "mandatory",
  // User data is made of addresses of other resources nearly always.
  onUnknown: "ignore",
  why: "User data can be read by every process on the machine, by everybody who may describe instances, and stays in the state.",
  fix: "let the script read the secret from Secrets Manager or a SecureString parameter with the role of the machine, and change it",
  frameworks: [],
  types: anyResource,
  needs: [],
  uses: [],
  options: {},

  check(resource) {
    return judgeFound(
      resource,
      "a value that the machine fetches",
      ({ finding, members }) => finding.format.group === "assignment" && holdsUserData(members),
    );
  },

  examples: {
    pass: [
      machine("a password that the script fetches", 'DB_PASSWORD=$(aws ssm get-parameter --name "/db/password")\n'),
      machine("a variable", 'mysql --user=app --password="${DB_PASSWORD}"\n'),
      machine(
        "names that only begin so",
        "PASSWORD_LENGTH=20\nTOKEN_URL=https://sts.amazonaws.com\nSECRET_ID=db/main\n",
      ),
      machine("a token of the metadata service", 'TOKEN=`curl -X PUT "http://169.254.169.254/latest/api/token"`\n'),
      machine("a name of a token that was not drawn", "token=session-manager\n"),
      machine("a sentence", "# The password: required by the installer, see above\n"),
      example("the same words where nobody runs them", "aws:ec2/instance:Instance", {
        tags: { note: `password=${PASSWORD}` },
      }),
    ],
    fail: [
      machine("a password", `export DB_PASSWORD=${PASSWORD}\n`),
      machine("a password that is to be changed, and works until then", "MYSQL_ROOT_PASSWORD=changeme\n"),
      machine("a password on a command line", `useradd app --password ${PASSWORD}\n`),
      machine("a password in an address", `psql postgres://app:${PASSWORD}@db.internal/app\n`),
      machine("a token that was drawn", `curl -H "X-Auth: x" -d 'api_key=${DRAWN}' https://api.internal\n`),
      example("a password in the encoded script of a template", "aws:ec2/launchTemplate:LaunchTemplate", {
        userData: base64(`#cloud-config\nchpasswd:\n  password: "${PASSWORD}"\n`),
      }),
      example("a password in a script of Lightsail", "aws:lightsail/instance:Instance", {
        userData: `PGPASSWORD='${PASSWORD}' psql\n`,
      }),
      example("a password in a script, by Cloud Control", "aws-native:ec2:LaunchTemplate", {
        launchTemplateData: { userData: base64(`password=${PASSWORD}\n`) },
      }),
    ],
    unknown: [machine("user data that another resource decides", UNKNOWN)],
  },
};
