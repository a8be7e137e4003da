import { type Browser, chromium, type Page } from "playwright-core";

/**
 * A headless Chromium from the npm package, which also brings the libraries that a bare machine lacks when it is told that it
 * runs where there are none: https://github.com/Sparticuz/chromium
 */
export async function openBrowser(): Promise<Browser> {
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs22.x";
  const { default: packed } = await import("@sparticuz/chromium");
  return chromium.launch({ executablePath: await packed.executablePath(), args: packed.args, headless: true });
}

/** A page of a text, with everything that a console or a dialog said. */
export async function openPage(
  browser: Browser,
  html: string,
  options: { width?: number; dark?: boolean } = {},
): Promise<{ page: Page; said: string[] }> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1100, height: 900 },
    colorScheme: options.dark === true ? "dark" : "light",
    offline: true,
  });
  const page = await context.newPage();
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith("data:") && request.url() !== "about:blank") said.push(`asks for ${request.url()}`);
  });
  page.on("dialog", (dialog) => {
    said.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.setContent(html);
  return { page, said };
}
