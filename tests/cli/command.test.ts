import { COMMAND } from "../../cli/command";
import { VERBS } from "../../cli/verbs/table";

it.each(VERBS.map(({ name, example }) => [name, example]))(
  "the example of %s works as it is copied",
  (name, example) => {
    expect(example).toContain(`${COMMAND} ${name}`);
    // Without npx no shell finds the program: it is installed in a project.
    expect(example.replaceAll(COMMAND, "")).not.toMatch(/\bringfence [a-z]/);
  },
);
