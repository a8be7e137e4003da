import { burnPage } from "../docs/burn";
import { containPage } from "../docs/contain";
import { controlPages } from "../docs/controls";
import { frameworksPage } from "../docs/frameworks";
import { globalServicesPage } from "../docs/global-services";
import { guardrailsPage } from "../docs/guardrails";
import { reachablePage } from "../docs/reachable";
import { rulePages } from "../docs/rules";
import { signalsPage } from "../docs/signals";
import { settingsPage } from "../docs/settings";
import { sandboxDifferencesPage } from "../docs/sandbox-differences";
import type { Generator } from "./generator";

/** The reference pages: what the tables in domain/ and policies/ say. */
export const docs: Generator = {
  name: "docs",
  needs: "none",
  folders: ["docs/controls", "docs/rules"],
  files: async () => [
    settingsPage(),
    ...controlPages(),
    frameworksPage(),
    globalServicesPage(),
    await guardrailsPage(),
    burnPage(),
    await containPage(),
    await reachablePage(),
    ...rulePages(),
    signalsPage(),
    sandboxDifferencesPage(),
  ],
};
