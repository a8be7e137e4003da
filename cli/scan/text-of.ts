/** How many bytes git looks at before it says that a file is binary. */
const LOOKED_AT = 8_000;

const BIG_ENDIAN = [0xfe, 0xff];
const LITTLE_ENDIAN = [0xff, 0xfe];

const begins = (bytes: Buffer, mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);

/** The text of a file: UTF-8, or UTF-16 with its mark, as editors of Windows write it. Undefined for what is no text. */
export function textOf(bytes: Buffer): string | undefined {
  if (begins(bytes, LITTLE_ENDIAN)) return bytes.subarray(2).toString("utf16le");
  if (begins(bytes, BIG_ENDIAN))
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString("utf16le");
  return bytes.subarray(0, LOOKED_AT).includes(0) ? undefined : bytes.toString("utf8");
}
