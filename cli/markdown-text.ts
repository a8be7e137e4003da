import { printable } from "./untrusted";

/** What Markdown and the HTML in it take for more than text. https://spec.commonmark.org/0.31.2/#backslash-escapes */
const SPECIAL = /[\\`*_{}[\]()#+\-.!|<>&~@:]/g;

/** A name that somebody else chose, as text: no link, no mention, no tag. */
export const markdownText = (value: string): string =>
  printable(value).replace(SPECIAL, (character) => `&#${character.codePointAt(0)};`);
