import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { runRingfence } from "../../support/run-ringfence";

const accounts = (...words: string[]) => runRingfence("accounts", ...words);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "accounts-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const idOf = (index: number): string => String(index).padStart(12, "0");
const ORGANIZATION = idOf(9);
/** As `aws organizations list-accounts` prints an account. */
const listed = (index: number, more: object = {}) => ({
  Id: idOf(index),
  Arn: `arn:aws:organizations::${ORGANIZATION}:account/o-1/${idOf(index)}`,
  Name: `account ${index}`,
  Status: "ACTIVE",
  ...more,
});

function fileWith(content: unknown): string {
  const file = join(folder, "accounts.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const include = (out: string) => (JSON.parse(out) as { include: Record<string, string>[] }).include;

it("tells everything that is wrong with the words at once", async () => {
  const { code, out, err } = await accounts(
    ..."--format yaml --role-name /deploy --stack-name prod --only 1,2 --shard 3/2 --region moon --buildspec a;b".split(
      " ",
    ),
  );
  expect({ code, out }).toEqual({ code: 2, out: "" });
  for (const option of ["--format", "--role-name", "--stack-name", "--only", "--shard", "--region", "--buildspec"]) {
    expect(err).toContain(`- ${option}`);
  }
});

it.each([
  ["--json --format github", /--json.*one of the two/],
  ["--settings Pulumi.common.yaml", /belong together/],
  ["--write .", /belong together/],
  ["--file accounts.json --profile admin", /--file.*leave out --profile/],
  ["--stack-name a/b/c/{account}", /--stack-name/],
])("options that contradict each other: %s", async (words, message) => {
  const { code, err } = await accounts(...words.split(" "));
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) as string });
});

it("leaves out closed accounts and the management account, says so, and takes the second when it is asked to", async () => {
  const file = fileWith({
    Accounts: [
      listed(2),
      listed(9),
      listed(1),
      listed(3, { Status: "SUSPENDED" }),
      listed(4, { State: "PENDING_CLOSURE" }),
    ],
  });
  const first = await accounts("--file", file, "--format", "github");
  expect(first.code).toBe(0);
  expect(include(first.out)).toEqual(
    [1, 2].map((index) => ({
      account: idOf(index),
      name: `account ${index}`,
      stack: idOf(index),
      role: `arn:aws:iam::${idOf(index)}:role/OrganizationAccountAccessRole`,
      region: "us-east-1",
    })),
  );
  expect(first.err).toContain(`${idOf(3)} (account 3) is suspended`);
  expect(first.err).toContain(`${idOf(4)} (account 4) is pending closure`);
  expect(first.err).toContain(`${ORGANIZATION} (account 9) is the management account`);
  const all = await accounts("--file", file, "--management", "--json");
  expect((JSON.parse(all.out) as { accounts: { account: string }[] }).accounts).toHaveLength(3);
});

it("fills the templates for role and stack", async () => {
  const file = fileWith([{ id: idOf(1), name: "Zahlungen (Köln)" }]);
  const words = ["--role-name", "ci/deploy-{account}", "--stack-name", "acme/ringfence/{name}-{account}"];
  const { out } = await accounts("--file", file, "--format", "github", ...words, "--region", "eu-west-1");
  expect(include(out)).toEqual([
    {
      account: idOf(1),
      name: "Zahlungen -Köln",
      stack: `acme/ringfence/zahlungen-koln-${idOf(1)}`,
      role: `arn:aws:iam::${idOf(1)}:role/ci/deploy-${idOf(1)}`,
      region: "eu-west-1",
    },
  ]);
});

it("refuses two accounts with one stack", async () => {
  const file = fileWith([1, 2].map((index) => ({ id: idOf(index), name: "prod" })));
  const { code, err, out } = await accounts("--file", file, "--stack-name", "{name}");
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toContain(`gives ${idOf(1)}, ${idOf(2)} the one stack "prod"; put {account} into it`);
});

it("takes those of --only, and refuses what it cannot take", async () => {
  const file = fileWith([1, 2, 3].map((index) => ({ id: idOf(index), ...(index === 3 ? { state: "CLOSED" } : {}) })));
  const { out } = await accounts("--file", file, "--format", "github", "--only", idOf(2));
  expect(include(out).map(({ account }) => account)).toEqual([idOf(2)]);
  const { code, err } = await accounts("--file", file, "--only", `${idOf(3)},${idOf(7)}`);
  expect(code).toBe(1);
  expect(err).toContain(`${idOf(3)} is closed`);
  expect(err).toContain(`${idOf(7)} is not among the accounts`);
});

it("refuses more than a matrix takes, and names the parts and the other engines; the parts are all of them", async () => {
  const file = fileWith(Array.from({ length: 513 }, (_, index) => ({ id: idOf(index + 1) })));
  const { code, err, out } = await accounts("--file", file, "--format", "github");
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toMatch(/513 accounts.*256 jobs.*--shard 1\/3 to 3\/3.*CodeBuild.*quota of 86.*distributed map/);
  const parts = await Promise.all(
    [1, 2, 3].map((index) => accounts("--file", file, "--format", "github", "--shard", `${index}/3`)),
  );
  const ids = parts.map(({ out: part }) => include(part).map(({ account }) => account));
  expect(ids.map(({ length }) => length)).toEqual([171, 171, 171]);
  expect(new Set(ids.flat()).size).toBe(513);
});

it("prints a larger batch of CodeBuild with what it takes", async () => {
  const file = fileWith(Array.from({ length: 121 }, (_, index) => ({ id: idOf(index + 1) })));
  const { code, err, out } = await accounts("--file", file, "--format", "codebuild", "--buildspec", "ci/up.yml");
  expect(code).toBe(0);
  expect(err).toMatch(/121 builds takes a quota of 21 builds.*by default it is 20.*--shard 1\/2/);
  const { batch } = parse(out) as { batch: { "build-list": { buildspec: string }[] } };
  expect(batch["build-list"]).toHaveLength(121);
  expect(batch["build-list"][0]!.buildspec).toBe("ci/up.yml");
});

it("names that are commands come out as names, in every format", async () => {
  const name = "$(touch x) `id` ::add-mask::x\u001b[31m\u202e ${{ secrets.X }}\n- evil";
  const file = fileWith([
    { id: idOf(1), name },
    { id: idOf(2), name, state: "CLOSED" },
  ]);
  for (const format of ["text", "json", "github", "codebuild"]) {
    const { out, err } = await accounts("--file", file, "--format", format);
    expect(`${out}${err}`).not.toMatch(/[\u001b\u202e]/);
    // A workflow command begins a line.
    expect(`${out}\n${err}`).not.toMatch(/^\s*::/m);
  }
  const { out } = await accounts("--file", file, "--format", "github");
  expect(include(out)[0]!.name).toMatch(/^[\p{L}\p{N} ._@-]+$/u);
});

it.each([
  ["nothing", /cannot be read.*list-accounts/],
  [{ Accounts: [{ Id: "1" }] }, /\[0\].id.*12 digits/],
  [[{ id: idOf(1) }, { id: idOf(1) }], /more than once/],
  ["{}", /a list of accounts/],
])("a file with %j is refused with what to do", async (content, message) => {
  const { code, out, err } = await accounts("--file", fileWith(content));
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toMatch(message);
});

it("without an account there is no matrix", async () => {
  const { code, out, err } = await accounts("--file", fileWith([listed(9)]), "--format", "github");
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toMatch(/no account is left.*is the management account/s);
});

it("writes the settings of each account, and leaves what is its own", async () => {
  const common = join(folder, "Pulumi.common.yaml");
  writeFileSync(common, "# For all.\nconfig:\n  ringfence:allowedRegions: [ap-southeast-2]\n");
  const file = fileWith([1, 2].map((index) => ({ id: idOf(index) })));
  const written = join(folder, "stacks");
  const words = ["--file", file, "--settings", common, "--write", written];
  expect(await accounts(...words)).toMatchObject({ code: 0 });
  const own = join(written, `Pulumi.${idOf(1)}.yaml`);
  expect(readFileSync(own, "utf8")).toBe(
    `# For all.\nconfig:\n  ringfence:allowedRegions: [ ap-southeast-2 ]\n  ringfence:accountId: "${idOf(1)}"\n`,
  );
  const adopted = `${readFileSync(own, "utf8")}  ringfence:existing: { organizationTrail: x }\nencryptionsalt: v1:abc\n`;
  writeFileSync(own, adopted);
  writeFileSync(common, "config:\n  ringfence:allowedRegions: [eu-west-1]\n");
  const { err } = await accounts(...words, "--only", idOf(1));
  expect(err).toContain(`wrote ${own}`);
  expect(parse(readFileSync(own, "utf8"))).toEqual({
    config: {
      "ringfence:allowedRegions": ["eu-west-1"],
      "ringfence:accountId": idOf(1),
      "ringfence:existing": { organizationTrail: "x" },
    },
    encryptionsalt: "v1:abc",
  });
  expect((await accounts(...words, "--only", idOf(1))).err).toBe("accounts: 1 as before\n");
});

it.each([
  ["config:\n  ringfence:accountId: '000000000001'\n", /is the id of one account/],
  ["config:\n  ringfence:contacts: { secure: v1:x }\n", /is encrypted/],
  ["config: {}\nencryptionsalt: v1:abc\n", /belongs to one stack/],
  ["a: 1\n", /there is no map `config`/],
  ["config: [", /no YAML/],
])("common settings %j are refused, and nothing is written", async (content, message) => {
  const common = join(folder, "Pulumi.wrong.yaml");
  writeFileSync(common, content);
  const target = join(folder, "never");
  const { code, err, out } = await accounts(
    ...["--file", fileWith([{ id: idOf(1) }]), "--settings", common, "--write", target],
  );
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toMatch(message);
  expect(existsSync(target)).toBe(false);
});

it("without credentials that work it ends with a sentence", async () => {
  const { code, err, out } = await accounts("--profile", "nobody-there");
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toMatch(/^accounts: the account cannot be asked with profile "nobody-there": /);
});
