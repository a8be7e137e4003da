// Names of things are an attacker's texts: nothing of them may move the cursor, change a colour or turn the writing around.

const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A text of the account as it may stand on a terminal, in one line. */
export const plain = (text: string): string => text.replace(UNSEEN, "?");

/** What of a noun stays as it is: `of machines`, `in a group`. */
const TAIL = /^(.*?)((?: (?:of|in|with|for|that|beside)\b.*)?)$/;

/** Several of a noun, each of those that `or` ties: `user or role` -> `users or roles`, `policy` -> `policies`. */
const severalOf = (noun: string): string =>
  noun
    .split(" or ")
    .map((one) => {
      const [, head, tail] = TAIL.exec(one)!;
      return `${/[^aeiou]y$/.test(head!) ? `${head!.slice(0, -1)}ie` : head}s${tail}`;
    })
    .join(" or ");

export const plural = (count: number, noun: string, many = severalOf(noun)): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? noun : many}`;

export const usd = (amount: number): string =>
  amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
