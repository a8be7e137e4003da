import {
  emptyWhenAbsent,
  fromAnswer,
  nameOrPrefix,
  readOnly,
  toRequest,
} from "../../../../sandbox/provider/families/fields";

const FIELDS = {
  name: nameOrPrefix("Name"),
  city: "Contact.City",
  note: emptyWhenAbsent("Note"),
  status: { send: "On", read: "Status", decode: (status: string) => status === "ENABLED", otherwise: false },
  arn: readOnly("Arn"),
};

test("a request holds what has a value, at its place, and nothing that only AWS sets", () => {
  expect(toRequest(FIELDS, { name: "a", city: "Sydney", status: true, arn: "x" })).toEqual({
    Name: "a",
    Contact: { City: "Sydney" },
    Note: "",
    On: true,
  });
});

test("without a name, one is made that begins with the prefix", () => {
  const { Name } = toRequest(FIELDS, { namePrefix: "alerts-" });
  expect(Name).toMatch(/^alerts-\d{17}[0-9a-f]{8}$/);
  expect(toRequest(FIELDS, { namePrefix: "alerts-" })["Name"]).not.toBe(Name);
});

test("a property has the value of its member, wherever that is", () => {
  const answer = { Name: "a", Contact: { City: "Sydney" }, Status: "ENABLED", Arn: "x" };
  expect(fromAnswer(FIELDS, answer)).toEqual({ name: "a", city: "Sydney", status: true, arn: "x" });
});

test("a member that is absent or empty gives no property, or what its absence means", () => {
  expect(fromAnswer(FIELDS, { Name: "", Contact: undefined })).toEqual({ status: false });
});
