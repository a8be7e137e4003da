import { createPolicies } from "../../../../sandbox/account/authorization/policies";

/** An emulator that counts how often it is asked. */
function counting() {
  let asked = 0;
  const send = () => {
    asked++;
    return Promise.resolve({
      kind: "answered" as const,
      response: { status: 200, headers: {}, body: Buffer.from(String(asked)) },
    });
  };
  return { policies: createPolicies({ send }), asked: () => asked };
}

test("are read once, until a call may have changed them", async () => {
  const { policies, asked } = counting();
  for (let i = 0; i < 3; i++) await policies.of("anna");
  expect(asked()).toBe(1);
  for (const change of [
    { service: "iam", readOnly: true },
    { service: "ec2", readOnly: false },
  ]) {
    policies.afterCall(change);
    await policies.of("anna");
  }
  expect(asked()).toBe(1);
  for (const service of ["iam", "organizations", "cloudformation"]) {
    policies.afterCall({ service, readOnly: false });
    await policies.of("anna");
  }
  expect(asked()).toBe(4);
});

test("of a resource are read each time, since each service changes its own", async () => {
  const { policies, asked } = counting();
  for (let i = 0; i < 2; i++) await policies.ofResource("s3", "1", "", "b");
  expect(asked()).toBe(2);
});

test("that cannot be read are an error, and are asked for again", async () => {
  const failed = { kind: "failed" as const, reason: "KeyError" };
  const fine = { kind: "answered" as const, response: { status: 200, headers: {}, body: Buffer.from("null") } };
  const answers = [failed, fine];
  const policies = createPolicies({ send: () => Promise.resolve(answers.shift() ?? failed) });
  await expect(policies.of("anna")).rejects.toThrow("principal?arn=anna cannot be asked: KeyError");
  expect(await policies.of("anna")).toBeNull();
});
