import aws from "../../domain/generated/types/aws.json";
import six from "../../domain/generated/types/aws-6.json";
import native from "../../domain/generated/types/aws-native.json";
import terraform from "../../domain/generated/types/terraform.json";

/** Every type of the installed `@pulumi/aws`, of its version 6, of aws-native, and of the Terraform provider, each once. */
export const tokens: readonly string[] = [
  ...new Set([...aws.types, ...six.types, ...native.types, ...terraform.types]),
];

/** Types of `@pulumi/aws` v7 without a region argument. */
export const withoutRegion: readonly string[] = aws.regionless;

/** Types of the Terraform provider 6 without one. */
export const terraformWithoutRegion: readonly string[] = terraform.regionless;
