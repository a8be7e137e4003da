import { readFileSync } from "node:fs";
import { join } from "node:path";
import { emptyAccount } from "../../../sandbox/tour/words";

const ID = "123456789012";
const text = emptyAccount({
  keep: false,
  command: ". .sandbox/env",
  environment: "export A='b'\n",
  mailbox: "http://127.0.0.1:1/",
  accountId: ID,
});
const readme = readFileSync(join(__dirname, "../../../README.md"), "utf8");

it("pins the account with the commands of README.md, all of them", () => {
  const pins = [...readme.matchAll(/`(pulumi config set [^`]*<id>)`/g)].map(([, command]) => command!);
  expect(pins.length).toBe(2);
  const lines = text.split("\n").map((line) => line.trim());
  for (const pin of pins) expect(lines).toContain(pin.replace("<id>", ID));
});

it("says which AWS CLI reads the endpoint, and what a closed account looks like", () => {
  expect(text).toMatch(/AWS CLI must be version 2/);
  const words = "did not begin responding to RPC connections";
  expect(text).toContain(words);
  const faq = readFileSync(join(__dirname, "../../../docs/faq.md"), "utf8");
  expect(faq).toContain(words);
});
