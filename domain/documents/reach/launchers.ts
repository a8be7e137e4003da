import type { CatalogueAction } from "../actions/catalogue";
import type { Launcher } from "../actions/launcher";
import { LAUNCHES } from "../actions/launches";
import { PURCHASES } from "../actions/purchases";
import { namesActions } from "../evaluate";
import { NOT_LAUNCHERS, NOT_LAUNCHERS_AT_HOME } from "./not-launchers";

/** How the names of actions begin that start, buy or ask for something. */
const STARTS =
  /^(Accept|Activate|Allocate|BatchCreate|Buy|Create|Deploy|Enable|Execute|Import|Install|Invoke|Launch|Order|Provision|Purchase|Register|Renew|Request|Restore|Resume|Run|Schedule|Send|Start|Submit|Subscribe|Upgrade)/;

const soundsLikeLaunch = ({ action, service, writes }: CatalogueAction): boolean =>
  writes && STARTS.test(action.slice(service.length + 1));

const isListed = namesActions(LAUNCHES.flatMap(({ actions }) => actions));
const isPurchase = namesActions(PURCHASES);
const isDecided = namesActions(NOT_LAUNCHERS.flatMap(({ actions }) => actions));
const rows = LAUNCHES.map((row) => ({ row, names: namesActions(row.actions) }));

/** How the names end that are about machines, and about work that runs on them. */
const COMPUTE =
  /(Broker|Build|Campaign|Capacity|Cluster|Compute|Container|Crawler|Database|Environment|Execution|Fleet|Host|Instance|Job|JobRun|Machine|Microvm|Node|Nodegroup|Notebook|Pipeline|Query|Replica|Reservation|Run|Sandbox|Server|Service|Session|Simulation|Task|Vm|Warehouse|Workflow|Workgroup|Workspace)s?$/;

const SERVICES = new Set(LAUNCHES.flatMap(({ actions }) => actions.map((action) => action.split(":")[0]!)));
const isDecidedAtHome = namesActions(NOT_LAUNCHERS_AT_HOME.flatMap(({ actions }) => actions));

/**
 * Whether an action of a service that launches sounds as if it launched, too, and neither the table has it nor did anybody
 * decide that it does not: what AWS added since the table was looked through.
 */
export const isForgotten = (action: CatalogueAction): boolean =>
  SERVICES.has(action.service) &&
  soundsLikeLaunch(action) &&
  COMPUTE.test(action.action) &&
  !isListed(action.action) &&
  !isPurchase(action.action) &&
  !isDecidedAtHome(action.action);

/** The rows of the table of launches that name an action. */
export const rowsFor = (action: string): Launcher[] =>
  isListed(action) ? rows.filter(({ names }) => names(action)).map(({ row }) => row) : [];

/**
 * Whether an action starts compute, buys it, or may do so: it is in the tables, or it sounds like it and nobody decided that
 * it does not. What AWS adds tomorrow is a launcher until somebody has looked.
 */
export const isLauncher = (action: CatalogueAction): boolean =>
  isListed(action.action) || isPurchase(action.action) || (soundsLikeLaunch(action) && !isDecided(action.action));
