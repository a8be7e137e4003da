import type { Adoptions } from "../adoption/adoption";
import type { Reader } from "../controls/contacts/addressees";
import type { ControlState } from "../controls/control-state";
import type { PasswordRules } from "../controls/defaults/password-rules";
import type { FuseTargets } from "../controls/spend/fuse-targets";
import type { ControlId } from "../controls/table";
import type { AccessDocument } from "../documents/access/access-documents";
import type { EmittedDocument } from "../documents/guardrails/guardrail-documents";
import type { PolicyDocument } from "../documents/document";
import type { RegionClasses } from "../regions/regions";
import type { ContactKind } from "./contacts";
import type { LeftAlone } from "./left-alone";
import type { Settings } from "./schema";

/** Whose contacts are set, and which kinds of them are left alone. */
export interface MemberContacts {
  /** Account ids. */
  accounts: string[];
  /** Account id -> kinds of contacts. */
  leave: Record<string, ContactKind[]>;
}

/** The policy documents of a baseline, under the names that they will have. */
export interface PlannedDocuments {
  /** Those that are attached, and the boundary; none in mode none, and none of a guard that is off. */
  guardrails: EmittedDocument[];
  /** Those of least privilege; none while that is off. */
  access: AccessDocument[];
  /** The policy for an emergency; absent while it is off. */
  freeze?: PolicyDocument;
}

/** The options of each control with their defaults. */
export type ControlOptions = { [Id in ControlId]: NonNullable<Settings["controls"][Id]> };

/** What can be said of a baseline before the account was asked. */
export interface Draft {
  /** Name of the baseline, which the names of its resources begin with. */
  name: string;
  /** What those names begin with. */
  namePrefix: string;
  settings: Settings;
  /** Control id -> on or off. */
  on: Record<ControlId, boolean>;
  options: ControlOptions;
  documents: PlannedDocuments;
  /** Who gets alerts by mail. */
  addressees: Reader[];
  /** What is called with each alert. */
  endpoints: Reader[];
}

/** Everything that is decided about a baseline before a resource is declared. Nobody decides it again. */
export interface Plan extends Draft {
  regions: RegionClasses;
  /** The rules for passwords, where the account has stricter ones those. */
  passwordRules: PasswordRules;
  /** Region code -> id of the default network whose security group is emptied. */
  defaultVpcIds: Record<string, string>;
  /** Name of the log group of the trail that exists, for the filters of CIS; absent when one is made. */
  trailLogGroup?: string | undefined;
  /** Whom the budget fuse freezes; absent when there is none. */
  fuse?: FuseTargets | undefined;
  /** ARN of the role of AWS Config, when the account has it. */
  configRoleArn?: string | undefined;
  /** ARN of the aggregator of findings that is taken over; absent when one is made. */
  findingAggregatorArn?: string | undefined;
  /** What this run, or one before, takes over instead of making it again. */
  adopted: Adoptions;
  /** Type and name of what this run takes over. */
  adopting: string[];
  /** Region code -> id of the detector there, when an administrator account manages them and somebody could look. */
  memberDetectorIds: Record<string, string>;
  /** Id of the organization, `o-...`; absent when nobody could ask. */
  organizationId?: string | undefined;
  /** What is left alone, because the organization decides it. */
  leftAlone: LeftAlone;
  /** The contacts of members of the organization. */
  memberContacts: MemberContacts;
  /** Control id -> what became of it. */
  controlStates: Record<ControlId, ControlState>;
  /** Tags of every resource that takes tags. */
  tags: Record<string, string>;
  /** Control id -> estimated cost in USD a month. */
  estimatedMonthlyUsd: Record<string, number>;
  /** What the baseline itself costs in idle regions, in USD a month. */
  ownIdleCostUsd: number;
  /** What a person must still do, because no API can. */
  manualSteps: string[];
  /** What the owner should know, although nothing is wrong. */
  warnings: string[];
}
