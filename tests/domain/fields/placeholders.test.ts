import { isMarker, isPlaceholderMail, isPlaceholderPhone, isUnanswered } from "../../../domain/fields/placeholders";

describe("isMarker", () => {
  it.each([
    "",
    "  ",
    "TODO",
    "todo: ask",
    "FIXME",
    "tbd",
    "xxx",
    "changeme",
    "CHANGE_ME",
    "replace-me",
    "your name",
    "<mail>",
  ])("is true for %p", (text) => {
    expect(isMarker(text)).toBe(true);
  });

  it.each(["Security Team", "Todorov", "Mr. X", "a < b", "1"])("is false for %p", (text) => {
    expect(isMarker(text)).toBe(false);
  });
});

describe("isPlaceholderMail", () => {
  it.each([
    "TODO",
    "a@example.com",
    "a@EXAMPLE.org",
    "a@mail.example.net",
    "a@host.test",
    "a@x.invalid",
    "a@localhost",
    "security@acme.internal",
    "a@nas.local",
    "a@router.home.arpa",
    "a@ad.corp",
    "a@acme.internal.",
    "your-email@acme.sandbox",
  ])("is true for %p", (address) => {
    expect(isPlaceholderMail(address)).toBe(true);
  });

  it.each(["security@acme.sandbox", "a@myexample.com", "a@contest.org", "internal@local.acme.sandbox"])(
    "is false for %p",
    (address) => {
      expect(isPlaceholderMail(address)).toBe(false);
    },
  );
});

describe("isPlaceholderPhone", () => {
  it.each(["", "TODO", "+10000000", "+1 555 555 5555", "+61 1234567", "+49 3456789"])("is true for %p", (phone) => {
    expect(isPlaceholderPhone(phone)).toBe(true);
  });

  it.each(["+61 2 9374 4000", "+1 206 266 1000"])("is false for %p", (phone) => {
    expect(isPlaceholderPhone(phone)).toBe(false);
  });
});

describe("isUnanswered", () => {
  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a marker", "TODO"],
    ["a list of markers", ["TODO"]],
    ["a structure of markers", { security: { name: "TODO", email: "" }, billing: { name: "TODO" } }],
  ])("is true for %s", (_, value) => {
    expect(isUnanswered(value)).toBe(true);
  });

  it.each([
    ["0, which is an answer, if a wrong one", 0],
    ["false", false],
    ["an empty list, which has a message of its own", []],
    ["a structure with one answer", { security: { name: "TODO", email: "a@acme.sandbox" } }],
  ])("is false for %s", (_, value) => {
    expect(isUnanswered(value)).toBe(false);
  });
});
