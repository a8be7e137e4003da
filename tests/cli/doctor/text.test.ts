import { reportOf } from "../../../cli/doctor/report";
import { describeDoctor } from "../../../cli/doctor/text";
import { some } from "./cases/case";
import { changed, EXPECTED, healthy, HOME, IDLE, topic } from "./healthy";

test("text for people: the table, what was found and what to do; names are harmless", () => {
  const facts = changed(
    healthy(),
    "subscriptions",
    HOME,
    some(0, { id: `${topic(HOME)} email \u001b[2Jevil`, arn: undefined }),
  );
  const text = describeDoctor(reportOf(facts, EXPECTED));
  expect(text).toMatch(/^channel +armed +last read by a person +seconds/m);
  expect(text).toMatch(/^early warning +no +2026-11-27 11:00 +41 +tested in 1 of 3 regions by 1 signal$/m);
  expect(text).toMatch(/^budgets +yes +- +no test/m);
  expect(text).toMatch(/^mails of AWS +yes +- +no test, and whether a mailbox is read nobody sees/m);
  expect(text).toMatch(/^NOT ARMED Alerts have confirmed readers$/m);
  expect(text).toMatch(/^armed +A trail of every region records$/m);
  expect(text).toContain("subscriptions, ap-southeast-2: \\u{1b}[2Jevil has not confirmed");
  expect(text).not.toContain("\u001b[2J");
});

test("before any test the table says that nothing was tested, and not that nothing is armed", () => {
  const text = describeDoctor(
    reportOf({ ...healthy(), proof: healthy().proof.map((cell) => ({ ...cell, items: [] })) }, EXPECTED),
  );
  expect(text).toMatch(/^early warning +yes +never +tested in 0 of 3 regions$/m);
});

test("the head counts what is listed below it: the same in several regions is one thing", () => {
  const facts = [HOME, IDLE].reduce((all, region) => changed(all, "detectors", region, () => []), healthy());
  const report = reportOf(facts, EXPECTED);
  expect(report.findings).toHaveLength(2);
  const text = describeDoctor(report);
  expect(text).toMatch(/: 1 thing to look at$/m);
  expect(text).toContain(`  detectors, ${HOME}, ${IDLE}: there is no detector`);
});

test("a URL that is called is shown without its path, which may hold a key", () => {
  const url = "https://events.acme.sandbox/integration/0123456789abcdef/enqueue";
  const facts = changed(
    healthy(),
    "subscriptions",
    HOME,
    some(0, { id: `${topic(HOME)} https ${url}`, arn: undefined }),
  );
  const report = reportOf(facts, EXPECTED);
  expect(report.findings.map(({ what }) => what)).toContain("https://events.acme.sandbox/… has not confirmed");
  expect(JSON.stringify(report) + describeDoctor(report)).not.toContain("0123456789abcdef");
  const confirmed = reportOf(
    changed(healthy(), "subscriptions", HOME, some(0, { id: `${topic(HOME)} https ${url}` })),
    EXPECTED,
  );
  expect(JSON.stringify(confirmed)).not.toContain("0123456789abcdef");
});
