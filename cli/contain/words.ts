// Names of things are an attacker's texts: nothing of them may move the cursor, change a colour or turn the writing around.

const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A text of the account as it may stand on a terminal, in one line. */
export const plain = (text: string): string => text.replace(UNSEEN, "?");

export const plural = (count: number, noun: string, many = `${noun}s`): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? noun : many}`;

export const usd = (amount: number): string =>
  amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
