import type { CommandClass } from "../../aws/aws";
import { isZero, type Value } from "../../core/values";
import { send, type Step } from "../../families/calls";
import type { Field } from "../../families/fields";
import { SNSClient } from "@aws-sdk/client-sns";

/** A property that SNS keeps as text under a name of its own. */
export interface Attribute extends Field {
  attribute: string;
}

/** The attribute of this name, with the type behind its text. The zero value of a type is not sent. */
export function attribute(name: string, type: "text" | "number" | "boolean" = "text"): Attribute {
  return {
    attribute: name,
    send: `Attributes.${name}`,
    read: `Attributes.${name}`,
    encode: (value) => (isZero(value) ? undefined : text(value)),
    decode: (found: string) => (type === "number" ? Number(found) : type === "boolean" ? found === "true" : found),
  };
}

/** The same attributes, of which none is sent with the call that makes the thing. */
export const readOnlyAttributes = (attributes: Record<string, Attribute>): Record<string, Field> =>
  Object.fromEntries(
    Object.entries(attributes).map(
      ([name, { read, decode, otherwise }]) => [name, { read, decode, otherwise }] as [string, Field],
    ),
  );

/** One call for each attribute that has a value. */
export function setAttributes(attributes: Record<string, Attribute>, command: CommandClass, key: string): Step {
  return async (aws, arn, inputs) => {
    for (const [name, { attribute: AttributeName }] of Object.entries(attributes)) {
      if (isZero(inputs[name])) continue;
      await send(aws, SNSClient, command, { [key]: arn, AttributeName, AttributeValue: text(inputs[name]) });
    }
  };
}

/** One call for each attribute that changed; one that went away becomes the empty text. */
export function changeAttributes(attributes: Record<string, Attribute>, command: CommandClass, key: string): Step {
  return async (aws, arn, inputs, _olds, changed) => {
    for (const [name, { attribute: AttributeName }] of Object.entries(attributes)) {
      if (!changed.has(name)) continue;
      await send(aws, SNSClient, command, { [key]: arn, AttributeName, AttributeValue: text(inputs[name]) });
    }
  };
}

/** SNS properties are scalars; `true` and `5` are sent as text. */
function text(value: Value | undefined): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
