import { isPlaceholder } from "../../../domain/secrets/placeholder";

it("is what documentation shows", () => {
  const shown = [
    "AKIAIOSFODNN7EXAMPLE",
    "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "ghp_your_token_here",
    "pul-0123456789abcdef0123456789abcdef01234567",
    "SG.abcdefghijklmnopqrstuv.abcdefghijklmnopqrstuvwxyz",
    "ABABABABABABABABABABABAB",
    "sk_live_insert-your-key",
  ];
  expect(shown.filter((value) => !isPlaceholder(value))).toEqual([]);
});

it("is not what was drawn", () => {
  const drawn = ["q8vT2mXk0Lw9Zs4Yb7Nc1Jd6Hf3Ga", "9b3f0c7d1e5a8b2c4d6f9a0e3b7c5d1f", "QYLPMN5HNQ7Z4R2X"];
  expect(drawn.filter(isPlaceholder)).toEqual([]);
});
