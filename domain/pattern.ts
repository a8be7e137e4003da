const SIGNS: Record<string, string> = { "*": ".*", "?": "." };

/**
 * A pattern as IAM compares texts: `*` stands for any text, `?` for one character, everything else for itself.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String
 */
export const patternOf = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[.*+?^${}()|[\]\\]/g, (sign) => SIGNS[sign] ?? `\\${sign}`)}$`);
