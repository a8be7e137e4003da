import type { TypeMatcher } from "../rule";

export const anyAwsResource: TypeMatcher = {
  title: "every resource of the aws and aws-native providers",
  matches: (type) => type.startsWith("aws:") || type.startsWith("aws-native:"),
};

export const anyResource: TypeMatcher = {
  title: "every resource of every provider, components and providers included",
  matches: () => true,
};
