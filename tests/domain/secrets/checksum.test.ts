import { checksumOf, crc32, hasChecksum } from "../../../domain/secrets/checksum";

// Published with the format, and never a token of anybody.
const PUBLISHED = ["ghp", "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17"].join("_");

it("is CRC-32, as its check value says", () => {
  expect(crc32("123456789")).toBe(0xcbf43926);
});

it("is right for the published token, and wrong when a letter changes", () => {
  expect(hasChecksum(PUBLISHED)).toBe(true);
  expect(hasChecksum(PUBLISHED.replace("T", "t"))).toBe(false);
  expect(checksumOf("")).toBe("000000");
});
