import { accountOf } from "../../../domain/secrets/account-id";
import * as fc from "../../support/properties";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** An id as AWS writes it: the bit of the generation, forty of the account, four of something else, then what is drawn. */
function idOf(account: number, rest: number, tail: string): string {
  const bits = (1n << 44n) | (BigInt(account) << 4n) | BigInt(rest);
  const digits = bits.toString(2).padStart(45, "0").match(/.{5}/g)!;
  return `AKIA${digits.map((digit) => BASE32.charAt(Number.parseInt(digit, 2))).join("")}${tail}`;
}

it("is what the published ids say", () => {
  expect(accountOf(["ASIA", "Y34FZKBOKMUTVV7A"].join(""))).toBe("609629065308");
  expect(accountOf(["ASIA", "QNZGKIQY56JQ7WML"].join(""))).toBe("029608264753");
});

it("is the account that was written into the id, zeros in front included", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999_999_999 }),
      fc.integer({ min: 0, max: 15 }),
      fc.stringMatching(/^[A-Z2-7]{7}$/),
      (account, rest, tail) => {
        expect(accountOf(idOf(account, rest, tail))).toBe(String(account).padStart(12, "0"));
      },
    ),
  );
});

it("is not known of an id of the older kind, of one that holds no account, and of what is no id", () => {
  const ids = [["AKIA", "IOSFODNN7EXAMPLE"].join(""), `AKIA${"7".repeat(16)}`, "AKIAQ", `AKIA${"Q1".repeat(8)}`];
  expect(ids.map(accountOf)).toEqual(ids.map(() => undefined));
});
