import { remembered, rememberedFew, rememberedOnce } from "../../../policies/facts/remembered";

/** How often each text was asked for, when they are asked for in order. */
function asked(make: (ask: (text: string) => string) => (text: string) => string, texts: string): string {
  const seen: string[] = [];
  const ask = make((text) => {
    seen.push(text);
    return text.toUpperCase();
  });
  expect([...texts].map(ask)).toEqual([...texts.toUpperCase()]);
  return seen.join("");
}

it("keeps answers: all, the last, or a few", () => {
  expect(asked(remembered, "abcabc")).toBe("abc");
  expect(asked(rememberedOnce, "aabba")).toBe("aba");
  expect(asked((ask) => rememberedFew(2, ask), "abab")).toBe("ab");
  expect(asked((ask) => rememberedFew(2, ask), "abcabc")).toBe("abcabc");
});
