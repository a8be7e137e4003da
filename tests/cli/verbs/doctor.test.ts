import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runRingfence } from "../../support/run-ringfence";

const doctor = (...words: string[]) => runRingfence("doctor", ...words);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "doctor-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it("tells everything that is wrong with the words at once, and asks nobody", async () => {
  const { code, out, err } = await doctor(
    ..."--allowed-regions ap-southeast-2,eu-wst-1 --home-region moon --max-age soon --name -x".split(" "),
  );
  expect({ code, out }).toEqual({ code: 2, out: "" });
  for (const option of ["--allowed-regions", "--home-region", "--max-age", "--name"]) expect(err).toContain(option);
  expect(err).toContain('did you mean "eu-west-1"?');
});

it.each([
  ["--test --fix", /several things were asked for/],
  ["confirm ABCDEF-1 --test", /several things were asked for/],
  ["confirm", /no code was given.*K3F9QX-7/],
  ["--accounts-from organization", /--role-name.*missing/],
  ["--role-name auditor", /--role-name.*--role-arn/],
  ["--accounts-from organization --role-name auditor --test", /--accounts-from.*only looks/],
  ["check", /unknown word "check", there is confirm/],
  ["--allowed-regions ap-southeast-2 --home-region eu-west-1", /--home-region.*is not one of --allowed-regions/],
  ["--outputs /nowhere/outputs.json", /--outputs.*cannot be read.*pulumi stack output --json/],
])("%s is refused with what to do", async (words, message) => {
  const { code, err } = await doctor(...words.split(" "));
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) as string });
});

it.each([
  ["[]", /has no outputs of the baseline/],
  ['{"coveredRegions":"all"}', /coveredRegions/],
  ["coveredRegions: x", /cannot be read/],
])("a file of outputs with %s is refused", async (text, message) => {
  const file = join(folder, "outputs.json");
  writeFileSync(file, text);
  const { code, err } = await doctor("--outputs", file);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) as string });
});

it("without credentials that work it ends with a sentence", async () => {
  const { code, err, out } = await doctor("--profile", "nobody-there");
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toMatch(/^doctor: the account cannot be asked with profile "nobody-there": /);
  expect(err).not.toMatch(/^\s+at /m);
});
