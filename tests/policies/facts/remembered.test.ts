import { remembered, rememberedFew, rememberedOnce } from "../../../policies/facts/remembered";

/** What was asked for, when these texts come in order. */
function asked(make: (ask: (text: string) => string) => (text: string) => string, texts: readonly string[]): string[] {
  const seen: string[] = [];
  const ask = make((text) => {
    seen.push(text);
    return text.toUpperCase();
  });
  expect(texts.map(ask)).toEqual(texts.map((text) => text.toUpperCase()));
  return seen;
}

it("keeps answers: all, the last, or a few", () => {
  const [a, b, c] = ["a", "b", "c"] as const;
  expect(asked(remembered, [a, b, c, a, b, c])).toEqual([a, b, c]);
  expect(asked(rememberedOnce, [a, a, b, b, a])).toEqual([a, b, a]);
  expect(asked((ask) => rememberedFew(2, ask), [a, b, a, b])).toEqual([a, b]);
  expect(asked((ask) => rememberedFew(2, ask), [a, b, c, a, b, c])).toEqual([a, b, c, a, b, c]);
});
