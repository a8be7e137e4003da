import { runRingfence } from "../../support/run-ringfence";

const drill = (...words: string[]) => runRingfence("drill", ...words);

it("tells everything that is wrong with the words at once, and asks nobody", async () => {
  const { code, out, err } = await drill(
    ..."--regions moon --signals idle-lunch --wait forever --outputs /nowhere --home-region mars".split(" "),
  );
  expect({ code, out }).toEqual({ code: 2, out: "" });
  for (const option of ["--regions", "--signals", "--wait", "--home-region"]) expect(err).toContain(option);
  expect(err).toContain("idle-launch");
});

it.each([
  ["--signals , --regions ,", /--regions.*names none[\s\S]*--signals.*names none/],
  ["--outputs /nowhere", /--outputs.*cannot be read/],
])("%s is refused with what to do", async (words, message) => {
  const { code, err } = await drill(...words.split(" "));
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) as string });
});

it("without credentials that work it ends with a sentence", async () => {
  const { code, err, out } = await drill("--profile", "nobody-there");
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toMatch(/^drill: the account cannot be asked with profile "nobody-there": /);
});
