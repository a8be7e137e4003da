import { runRingfence } from "../../support/run-ringfence";

const contain = (...words: string[]) => runRingfence("contain", ...words);

it("says everything that is wrong with the words at once, before anybody is asked", async () => {
  const { code, err } = await contain(
    ...["--freeze", "some", "--settle", "60,10", "--max-actions", "0", "--account-id", "12", "--since", "yesterday"],
  );
  expect(code).toBe(2);
  expect(err).toMatch(/5 problems/);
  expect(err).toMatch(/--since: "yesterday" is no time/);
  expect(err).toMatch(/--freeze: "some" is not one of users, all, none/);
});

it.each([
  [[], /--since: nothing was given/],
  [["--since", "2199-01-01"], /in the future/],
  [["undo", "x"], /unknown word "undo", there is restore/],
  [["--since", "1h", "--allowed-regions", "eu-wst-1"], /--allowed-regions \(value 1\): unknown region "eu-wst-1"/],
  [["restore"], /no journal was named/],
  [["restore", "--execute"], /no journal was named/],
  [["restore", "x", "--execute", "y"], /several things were asked for/],
  [["restore", "x", "--only", "ada", "--starters"], /--only: it names all that is taken back/],
  [["--execute"], /no plan was named/],
  [["--execute", "a", "--starters"], /--starters: it is for restore only/],
  [["--execute", "a", "--resume", "b"], /several things were asked for/],
])("refuses %j", async (words, message) => {
  const { code, out, err } = await contain(...words);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(message);
});
