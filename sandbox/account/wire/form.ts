/** A value of a decoded form: nested as the parameter names say. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue };

interface Node {
  text?: string;
  children: Map<string, Node>;
}

function toValue(node: Node): FormValue {
  if (node.children.size === 0) return node.text ?? "";
  const names = [...node.children.keys()];
  const values = [...node.children.values()].map(toValue);
  if (names.every((name) => /^\d+$/.test(name))) return values;
  // `Tags.member.1` and `Tags.1` are the same list: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#list-serialization
  if (names.length === 1 && names[0] === "member" && Array.isArray(values[0])) return values[0];
  return Object.fromEntries(names.map((name, i) => [name, values[i] as FormValue]));
}

/** Decodes the body of a query or EC2 request: `Filter.1.Value.1=a` becomes `{ Filter: [{ Value: ["a"] }] }`. All leaves are text. */
export function decodeForm(body: string): Record<string, FormValue> {
  const root: Node = { children: new Map() };
  for (const [name, text] of new URLSearchParams(body)) {
    let node = root;
    for (const step of name.split(".")) {
      const child = node.children.get(step) ?? { children: new Map<string, Node>() };
      node.children.set(step, child);
      node = child;
    }
    node.text = text;
  }
  return Object.fromEntries([...root.children].map(([name, node]) => [name, toValue(node)]));
}
