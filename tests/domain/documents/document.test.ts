import { minify, policyDocument } from "../../../domain/documents/document";

it("a document is sent without white space", () => {
  const document = policyDocument([{ Sid: "Short", Effect: "Deny", Action: ["ec2:RunInstances"], Resource: "*" }]);
  expect(minify(document)).not.toMatch(/\s/);
  expect(JSON.parse(minify(document))).toEqual(document);
});
