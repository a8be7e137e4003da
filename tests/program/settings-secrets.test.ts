import * as pulumi from "@pulumi/pulumi";
import { AccountBaseline } from "../../components";
import { answers, contacts, person } from "../support/answers";
import { named, record, secret } from "../support/recorder";
import { loaded, problems, refused, stored } from "../support/stored-config";

const ANSWERS = answers();

/** What of a resource's inputs is no secret, as text. */
const withoutSecrets = (inputs: object): string =>
  JSON.stringify(inputs, (key, value: unknown) => (key === "secret" ? undefined : value));

// Warnings are the matter of settings.test.ts.
beforeEach(() => {
  jest.spyOn(pulumi.log, "warn").mockResolvedValue();
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe("secret contacts", () => {
  const secretKeys = ["ringfence:contacts"];

  it("stay secret on their whole way", async () => {
    const config = stored({ ...ANSWERS });
    const { registrations } = await record(async () => new AccountBaseline("base", await loaded()), {
      config,
      secretKeys,
    });
    expect(named(registrations, "base-contacts-security").inputs).toEqual({
      alternateContactType: "SECURITY",
      name: secret("security team"),
      title: secret("security lead"),
      emailAddress: secret("security@acme.sandbox"),
      phoneNumber: secret("+61 2 9374 4000"),
    });
    expect(named(registrations, "base-alert-channel-mail-security-us-east-1").inputs.endpoint).toEqual(
      secret("security@acme.sandbox"),
    );
  });

  it("that share an address subscribe it once", async () => {
    const shared = { ...contacts(), operations: { ...person("operations"), email: "security@acme.sandbox" } };
    const { registrations } = await record(async () => new AccountBaseline("base", await loaded()), {
      config: stored({ ...ANSWERS, contacts: shared }),
      secretKeys,
    });
    const inVirginia = registrations.filter(({ name }) => /-mail-.*-us-east-1$/.test(name));
    expect(inVirginia.map(({ name }) => name)).toEqual(["base-alert-channel-mail-security-us-east-1"]);
  });

  it("are not shown when they are wrong", async () => {
    const wrong = {
      security: { ...person("security"), email: "hidden", phone: 61293744000 },
      billing: { ...person("billing"), name: "hidden ".repeat(20) },
      operations: ["hidden"],
    };
    expect(await refused({ ...ANSWERS, contacts: wrong }, { secretKeys })).toBe(
      problems(
        "contacts.security.email: [secret] is not a mail address; write it as name@domain",
        "contacts.security.phone: expected a phone number, in quotes, such as '+61 2 9374 4000', received [secret]",
        "contacts.billing.name: expected a name of at most 64 characters, not a placeholder, received [secret]",
        "contacts.operations: expected name, title, email and phone, received [secret]",
      ),
    );
  });

  it("are with alerts the only settings that may be secret, and no other secret is shown either", async () => {
    const options = { secretKeys: ["ringfence:accountId"] };
    expect(await refused({ ...ANSWERS, accountId: "hidden" }, options)).toBe(
      problems(
        "accountId: is a secret, only contacts and alerts may be; set it again without --secret",
        'accountId: expected an account id of 12 digits, quoted, such as "123456789012", received [secret]',
      ),
    );
  });
});

describe("secret alerts", () => {
  const alerts = {
    emails: ["b@acme.sandbox", "a@acme.sandbox"],
    httpsEndpoints: ["https://events.acme.sandbox/key/enqueue"],
  };
  const build = (secretKeys: string[]) =>
    record(async () => new AccountBaseline("base", await loaded()), {
      config: stored({ ...ANSWERS, alerts }),
      secretKeys,
    });

  it("keep each address secret wherever it goes, and every resource under the name that it has without", async () => {
    const [plain, hidden] = [await build([]), await build(["ringfence:alerts"])];
    expect(hidden.registrations.map(({ name }) => name)).toEqual(plain.registrations.map(({ name }) => name));
    const endpointsOf = ({ registrations }: typeof plain) =>
      registrations
        .filter(({ type }) => type === "aws:sns/topicSubscription:TopicSubscription")
        .map(({ inputs }) => inputs.endpoint);
    expect(endpointsOf(plain)).toHaveLength(6);
    expect(endpointsOf(hidden)).toEqual(endpointsOf(plain).map(secret));
    // What is made of an address is an Output; nothing of it may go over the wire as it is.
    const texts = [...alerts.emails, ...alerts.httpsEndpoints];
    const open = hidden.registrations.filter(({ inputs }) =>
      texts.some((text) => withoutSecrets(inputs).includes(text)),
    );
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  it("are not shown when they are wrong", async () => {
    const wrong = { emails: ["hidden"], httpsEndpoints: ["http://hidden"] };
    const told = await refused({ ...ANSWERS, alerts: wrong }, { secretKeys: ["ringfence:alerts"] });
    expect(told).toMatch(/: 2 problems\n {2}- alerts\.emails\[0\]: \[secret\] /);
    expect(told).not.toContain("hidden");
  });
});
