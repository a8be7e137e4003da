import type { TypeMatcher } from "../rule";

/** `aws:ec2/instance:Instance` -> `ec2`, `aws-native:ec2:Instance` -> `ec2`. */
export const serviceOf = (type: string): string => type.split(":")[1]?.split("/")[0] ?? "";

export const anyAwsResource: TypeMatcher = {
  title: "every resource of the aws and aws-native providers",
  matches: (type) => type.startsWith("aws:") || type.startsWith("aws-native:"),
};

export const anyResource: TypeMatcher = {
  title: "every resource of every provider, components and providers included",
  matches: () => true,
};
