import type { Browser } from "playwright-core";
import { UNASKED } from "../../../cli/probes/unasked";
import { unaskedTexts } from "../../../cli/sweep/gaps";
import { sweepPage } from "../../../cli/sweep/page";
import { openBrowser, openPage } from "../../support/browser";
import { answer, HOSTILE_NAMES, refused, report } from "../../support/sweep-report";

const ANSWERS = [
  answer("eu-west-1", [
    { id: "i-cheap", size: "t3.micro", usdPerHour: 0.01, startedAt: new Date("2026-11-27T05:00:00Z") },
    { id: "i-dear", size: "c5.24xlarge", usdPerHour: 4.08, startedAt: new Date("2026-11-26T05:00:00Z") },
  ]),
  answer("sa-east-1", [{ id: "f-1", units: 40 }], "spot fleet"),
  answer("ap-southeast-2", [{ id: "i-own", usdPerHour: 0.1 }]),
  refused("us-east-1", "denied", "AccessDeniedException: no"),
];

describe("the page of a sweep", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const idsIn = (page: { locator: (selector: string) => { allTextContents: () => Promise<string[]> } }) =>
    page.locator("#things tbody tr:not([hidden]) td:nth-child(4)").allTextContents();

  it("sorts by a column, both ways, figures as figures", async () => {
    const { page, said } = await openPage(browser, sweepPage(report(ANSWERS)));
    await page.getByRole("button", { name: "USD/h" }).click();
    expect(await idsIn(page)).toEqual(["f-1", "i-cheap", "i-own", "i-dear"]);
    await page.getByRole("button", { name: "USD/h" }).click();
    expect(await idsIn(page)).toEqual(["i-dear", "i-own", "i-cheap", "f-1"]);
    expect(said).toEqual([]);
  });

  it("filters by words and by region, and a region of the matrix opens it", async () => {
    const { page, said } = await openPage(browser, sweepPage(report(ANSWERS)));
    await page.getByLabel("Words").fill("machine c5");
    expect(await idsIn(page)).toEqual(["i-dear"]);
    await page.getByLabel("Words").fill("");
    await page.locator("#matrix").getByRole("button", { name: "sa-east-1" }).click();
    expect(await idsIn(page)).toEqual(["f-1"]);
    expect(await page.getByRole("status").textContent()).toBe("1 of 4");
    expect(said).toEqual([]);
  });

  it("says what nobody knows, and never shows it as nothing", async () => {
    const { page } = await openPage(browser, sweepPage(report(ANSWERS)));
    expect(await page.locator("#matrix tbody tr", { hasText: "us-east-1" }).textContent()).toContain("?");
    expect(await page.locator("li").allTextContents()).toEqual([
      "lambda (function) in us-east-1: denied: AccessDeniedException: no",
      ...unaskedTexts(UNASKED),
    ]);
    expect(await page.locator("p").allTextContents()).not.toContainEqual(
      expect.stringMatching(/Nothing in .*us-east-1/),
    );
  });

  it.each(HOSTILE_NAMES)("shows the name %j as text, and nothing runs, loads or opens", async (name) => {
    const { page, said } = await openPage(
      browser,
      sweepPage(
        report([
          answer("eu-west-1", [{ id: name, owner: name, size: name }]),
          refused("sa-east-1", "denied", `AccessDenied: ${name}`),
        ]),
      ),
    );
    await page.getByLabel("Words").fill("eu-west");
    expect(said).toEqual([]);
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.locator("img, svg, a, iframe").count()).toBe(0);
    // What a terminal would take for a command is written out; everything else reads as it is.
    if (/^[\x20-\x7e]*$/.test(name)) expect(await idsIn(page)).toEqual([name]);
    else expect((await idsIn(page))[0]).toMatch(/^[\x20-\x7e]*\\u\{[0-9a-f]+\}/);
  });

  it("reads at 360 pixels without scrolling sideways, and in the dark", async () => {
    const { page } = await openPage(browser, sweepPage(report(ANSWERS)), { width: 360, dark: true });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(21, 24, 28)");
  });

  it("prints without the filters", async () => {
    const { page } = await openPage(browser, sweepPage(report(ANSWERS)));
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".filters").isVisible()).toBe(false);
    expect(await page.locator("#things").isVisible()).toBe(true);
  });

  it("an account where nothing is has a page, too", async () => {
    const { page, said } = await openPage(browser, sweepPage(report([answer("eu-west-1", [])])));
    expect(await page.locator("p").allTextContents()).toContainEqual(
      "Nothing in eu-west-1, sa-east-1, us-east-1, ap-southeast-2.",
    );
    expect(said).toEqual([]);
  });
});
