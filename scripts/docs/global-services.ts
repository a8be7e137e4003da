import { GLOBAL_SERVICES, globalActions } from "../../domain/regions/global-services";
import { CLOSED_SERVICES, decisionFor } from "../../domain/regions/global-services-decisions";
import computed from "../../domain/generated/global-services.json";
import { code, entries, facts, page, type Page, source, table } from "./markdown";
import { exemptedNamespaces, PUBLISHED_LISTS } from "./published-lists";

const codes = (names: readonly string[]): string => [...names].sort().map(code).join(", ");

const exempted = (services: readonly (typeof GLOBAL_SERVICES)[number][]): string =>
  services.map(({ actions, reason, source: url }) => `- ${codes(actions)}: ${reason} (${source(url)})`).join("\n");

const inFigures = (): string =>
  facts([
    ["entries", String(globalActions().length)],
    ["services that they belong to", String(exemptedNamespaces().length)],
    [
      `services that botocore ${computed.botocore} knows at one host or in one region only`,
      `${computed.services.length}, of which ${computed.services.filter(({ signingName }) => decisionFor(signingName) === "exempted").length} are exempted`,
    ],
  ]);

const comparison = (): string =>
  entries(
    PUBLISHED_LISTS.map(({ name, source: url, entries: count, lacks, extras }) => ({
      head: `[${name}](${url})`,
      text: `${count} entries`,
      facts: [
        [`exempted here, not there, ${lacks.length}`, codes(lacks)],
        [`exempted there, not here, ${extras.length}`, codes(extras)],
      ],
    })),
  );

/** What the region deny leaves alone, what it does not, and how published lists differ. */
export const globalServicesPage = (): Page =>
  page(
    "docs/global-services.md",
    "domain/regions/global-services.ts",
    "# Global services",
    "What the region deny leaves alone, because the service has no region or lives in one region only.",
    inFigures(),
    "## Exempted in every region",
    exempted(GLOBAL_SERVICES.filter(({ locationFree }) => locationFree)),
    "## Exempted in allowed regions, us-east-1 and us-west-2",
    exempted(GLOBAL_SERVICES.filter(({ locationFree }) => !locationFree)),
    "## Closed all the same",
    "Services that answer in one place only, and that the region deny closes. Who needs one allows its region, or is exempt.",
    table(
      ["service", "why", "source"],
      CLOSED_SERVICES.map(({ service, reason, source: url }) => [code(service), reason, source(url)]),
    ),
    "The list is compared with the endpoint rules of botocore: `npm run generate` computes which services answer in one place only, and a test demands a decision for each.",
    "## Published lists",
    "Services, not single actions, of the versions that were read in 2026; the lists change.",
    comparison(),
  );
