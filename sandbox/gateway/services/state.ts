import type { Sessions } from "../authorization/sessions";
import { newAccountState, type AccountState } from "./account";
import { newBudgetsState, type BudgetsState } from "./budgets/state";
import { newGuardDutyState, type GuardDutyState } from "./guardduty/state";

/** What the gateway knows about the account; everything else is the emulator's. */
export interface SandboxState {
  account: AccountState;
  budgets: BudgetsState;
  guardduty: GuardDutyState;
  sessions: Sessions;
}

/** The state of an account that was opened a moment ago. */
export const newState = (): SandboxState => ({
  account: newAccountState(),
  budgets: newBudgetsState(),
  guardduty: newGuardDutyState(),
  sessions: new Map(),
});
