import { readFileSync } from "node:fs";
import { PROVIDER_KINDS, providerProblems } from "../../../domain/settings/provider-config";

const told = (config: Record<string, string>) =>
  providerProblems(config).map(({ path, message }) => `${path}: ${message}`);

it("says of every key at once what is wrong with it", () => {
  expect(
    told({
      "aws:region": "5",
      "aws:allowedAccountIds": "123456789012",
      "aws:skipMetadataApiCheck": "maybe",
      "aws:maxRetries": "many",
      "aws:defaultTags": '["a"]',
    }),
  ).toEqual([
    'aws:region: unknown region "5"; allowed are the codes of the aws partition, such as us-east-1',
    "aws:allowedAccountIds: expected a list, received 123456789012",
    'aws:skipMetadataApiCheck: expected true or false, received "maybe"',
    'aws:maxRetries: expected a number, received "many"',
    'aws:defaultTags: expected a map, received ["a"]',
  ]);
});

it("has nothing to say of what is right, of text, or of others", () => {
  expect(
    told({
      "aws:region": "ap-southeast-2",
      "aws:allowedAccountIds": '["123456789012"]',
      "aws:skipMetadataApiCheck": "true",
      "aws:maxRetries": "3",
      "aws:defaultTags": '{"tags":{}}',
      "aws:forbiddenAccountIds": "",
      "aws:ignoreTags": "null",
      "aws:profile": "5",
      "other:maxRetries": "many",
    }),
  ).toEqual([]);
});

it("knows each key that the provider reads as something else than text, and its kind", () => {
  const declared = readFileSync(require.resolve("@pulumi/aws/config/vars.d.ts"), "utf8");
  const kindOf = (type: string) => {
    if (type.startsWith("boolean")) return "true or false";
    if (type.startsWith("number")) return "number";
    if (/^(outputs\.config\.\w+|string|pulumi\.[\w.]+)\[\]/.test(type)) return "list";
    return type.startsWith("outputs.config.") ? "map" : undefined;
  };
  const kinds = [...declared.matchAll(/export declare const (\w+): (.+);/g)].map(
    ([, name, type]) => [name!, kindOf(type!)] as const,
  );
  expect(Object.fromEntries(kinds.filter(([, kind]) => kind !== undefined))).toEqual(PROVIDER_KINDS);
});
