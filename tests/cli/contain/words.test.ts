import { plural } from "../../../cli/contain/words";

it.each([
  [1, "user or role", "1 user or role"],
  [2, "user or role", "2 users or roles"],
  [0, "region", "0 regions"],
  [3, "managed policy", "3 managed policies"],
  [2, "SSH key", "2 SSH keys"],
  [2, "fleet of build machines", "2 fleets of build machines"],
  [1_200, "step", "1,200 steps"],
])("%d of %s is %s", (count, noun, words) => {
  expect(plural(count, noun)).toBe(words);
});
