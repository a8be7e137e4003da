import {
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  DeleteLoginProfileCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  GetAccountAuthorizationDetailsCommand,
  GetLoginProfileCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListServiceSpecificCredentialsCommand,
  ListSigningCertificatesCommand,
  ListSSHPublicKeysCommand,
  UpdateAccessKeyCommand,
  UpdateServiceSpecificCredentialCommand,
  UpdateSigningCertificateCommand,
  UpdateSSHPublicKeyCommand,
} from "@aws-sdk/client-iam";
import { optional, paged } from "../../probes/probe";
import { DENY_ALL, FREEZE_NAME, ownArn } from "../../../domain/documents/own-principals";
import { patternOf } from "../../../domain/documents/pattern";
import { act, type Act, type LookContext, looks, type Row, tagsOf, type Target, wordOf } from "../row";

const isFreeze = patternOf(ownArn("policy", FREEZE_NAME));

/** Seconds that a session of a role can last: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const LONGEST_SESSION = 43_200;

/** Who can act: users and roles, and the freeze of the baseline, with what is attached to them. */
const principals = looks({
  id: "principals",
  service: "iam",
  kind: "user or role",
  scope: "global",
  client: IAMClient,
  calls: { get: paged(GetAccountAuthorizationDetailsCommand, "Marker") },
  read: async ({ get }) => {
    const pages = await get({ Filter: ["User", "Role", "LocalManagedPolicy"] });
    const freeze =
      pages.flatMap(({ Policies = [] }) => Policies).find(({ Arn }) => isFreeze.test(Arn ?? ""))?.Arn ?? "";
    const users = pages
      .flatMap(({ UserDetailList = [] }) => UserDetailList)
      .map(({ UserName, Arn, CreateDate, Tags, AttachedManagedPolicies = [] }) => ({
        id: `user/${UserName!}`,
        arn: Arn!,
        startedAt: CreateDate,
        tags: tagsOf(Tags),
        was: {
          kind: "user",
          name: UserName!,
          attached: AttachedManagedPolicies.map(({ PolicyArn }) => PolicyArn!),
          freeze,
        },
      }));
    const roles = pages
      .flatMap(({ RoleDetailList = [] }) => RoleDetailList)
      .map(({ RoleName, Arn, CreateDate, Tags, AttachedManagedPolicies = [] }) => ({
        id: `role/${RoleName!}`,
        arn: Arn!,
        startedAt: CreateDate,
        tags: tagsOf(Tags),
        was: {
          kind: "role",
          name: RoleName!,
          attached: AttachedManagedPolicies.map(({ PolicyArn }) => PolicyArn!),
          freeze,
        },
      }));
    return [...users, ...roles];
  },
});

const has = ({ was }: Target, policy: string): boolean =>
  Array.isArray(was["attached"]) && was["attached"].includes(policy);

const isKind = ({ was }: Target, kind: "user" | "role"): boolean => was["kind"] === kind;

/** The two calls that attach a policy, and those that take it off. */
const attach = (policyOf: (target: Target) => string, undoAfter = 0): readonly Act[] => [
  act({
    command: AttachUserPolicyCommand,
    input: ([target]) => ({ UserName: wordOf(target!.was["name"]), PolicyArn: policyOf(target!) }),
    policy: policyOf,
    when: (target) => isKind(target, "user") && policyOf(target) !== "" && !has(target, policyOf(target)),
    already: /^NoSuchEntityException$/,
    undo: act({
      command: DetachUserPolicyCommand,
      input: ([target]) => ({ UserName: wordOf(target!.was["name"]), PolicyArn: policyOf(target!) }),
      already: /^NoSuchEntityException$/,
    }),
  }),
  act({
    command: AttachRolePolicyCommand,
    input: ([target]) => ({ RoleName: wordOf(target!.was["name"]), PolicyArn: policyOf(target!) }),
    policy: policyOf,
    when: (target) => isKind(target, "role") && policyOf(target) !== "" && !has(target, policyOf(target)),
    already: /^NoSuchEntityException$/,
    undo: act({
      command: DetachRolePolicyCommand,
      input: ([target]) => ({ RoleName: wordOf(target!.was["name"]), PolicyArn: policyOf(target!) }),
      already: /^NoSuchEntityException$/,
    }),
    undoAfter,
  }),
];

const base = { service: "iam", scope: "global", client: IAMClient } as const;

const keys = ({ users }: LookContext) =>
  looks({
    ...base,
    id: "suspects-keys",
    kind: "access key",
    calls: { list: optional(ListAccessKeysCommand, "NoSuchEntityException") },
    read: async ({ list }) =>
      (await Promise.all(users.map(async (UserName) => (await list({ UserName }))?.AccessKeyMetadata ?? [])))
        .flat()
        .filter(({ Status }) => Status === "Active")
        .map(({ AccessKeyId, UserName, CreateDate }) => ({
          id: AccessKeyId!,
          startedAt: CreateDate,
          owner: UserName,
          was: { user: UserName! },
        })),
  });

const passwords = ({ users }: LookContext) =>
  looks({
    ...base,
    id: "suspects-passwords",
    kind: "password for the console",
    calls: { get: optional(GetLoginProfileCommand, "NoSuchEntityException") },
    read: async ({ get }) =>
      (await Promise.all(users.map(async (UserName) => (await get({ UserName }))?.LoginProfile ?? [])))
        .flat()
        .map(({ UserName, CreateDate }) => ({ id: UserName!, startedAt: CreateDate, owner: UserName })),
  });

const serviceCredentials = ({ users }: LookContext) =>
  looks({
    ...base,
    id: "suspects-service-credentials",
    kind: "credential of one service",
    calls: { list: optional(ListServiceSpecificCredentialsCommand, "NoSuchEntityException") },
    read: async ({ list }) =>
      (await Promise.all(users.map(async (UserName) => (await list({ UserName }))?.ServiceSpecificCredentials ?? [])))
        .flat()
        .filter(({ Status }) => Status === "Active")
        .map(({ ServiceSpecificCredentialId, UserName, CreateDate, ServiceName }) => ({
          id: ServiceSpecificCredentialId!,
          startedAt: CreateDate,
          owner: UserName,
          was: { user: UserName!, service: ServiceName ?? "" },
        })),
  });

const certificates = ({ users }: LookContext) =>
  looks({
    ...base,
    id: "suspects-certificates",
    kind: "signing certificate",
    calls: { list: optional(ListSigningCertificatesCommand, "NoSuchEntityException") },
    read: async ({ list }) =>
      (await Promise.all(users.map(async (UserName) => (await list({ UserName }))?.Certificates ?? [])))
        .flat()
        .filter(({ Status }) => Status === "Active")
        .map(({ CertificateId, UserName, UploadDate }) => ({
          id: CertificateId!,
          startedAt: UploadDate,
          owner: UserName,
          was: { user: UserName! },
        })),
  });

const sshKeys = ({ users }: LookContext) =>
  looks({
    ...base,
    id: "suspects-ssh-keys",
    kind: "SSH key",
    calls: { list: optional(ListSSHPublicKeysCommand, "NoSuchEntityException") },
    read: async ({ list }) =>
      (await Promise.all(users.map(async (UserName) => (await list({ UserName }))?.SSHPublicKeys ?? [])))
        .flat()
        .filter(({ Status }) => Status === "Active")
        .map(({ SSHPublicKeyId, UserName, UploadDate }) => ({
          id: SSHPublicKeyId!,
          startedAt: UploadDate,
          owner: UserName,
          was: { user: UserName! },
        })),
  });

const GONE = /^NoSuchEntityException$/;

/** A switch of one credential between Active and Inactive. */
const switched = (make: (status: "Active" | "Inactive") => Act): Act => ({ ...make("Inactive"), undo: make("Active") });

export const ROWS: readonly Row[] = [
  {
    id: "deny-suspects",
    choose: "suspects",
    look: principals,
    // A session that was stolen before would be good again.
    acts: attach(() => DENY_ALL, LONGEST_SESSION),
  },
  {
    id: "suspects-keys",
    choose: "suspects",
    look: keys,
    acts: [
      switched((Status) =>
        act({
          command: UpdateAccessKeyCommand,
          input: ([target]) => ({ AccessKeyId: target!.id, UserName: wordOf(target!.was["user"]), Status }),
          already: GONE,
        }),
      ),
    ],
  },
  {
    id: "suspects-passwords",
    choose: "suspects",
    look: passwords,
    acts: [
      act({
        command: DeleteLoginProfileCommand,
        input: ([target]) => ({ UserName: target!.id }),
        already: GONE,
      }),
    ],
  },
  {
    id: "suspects-service-credentials",
    choose: "suspects",
    look: serviceCredentials,
    acts: [
      switched((Status) =>
        act({
          command: UpdateServiceSpecificCredentialCommand,
          input: ([target]) => ({
            ServiceSpecificCredentialId: target!.id,
            UserName: wordOf(target!.was["user"]),
            Status,
          }),
          already: GONE,
        }),
      ),
    ],
  },
  {
    id: "suspects-certificates",
    choose: "suspects",
    look: certificates,
    acts: [
      switched((Status) =>
        act({
          command: UpdateSigningCertificateCommand,
          input: ([target]) => ({ CertificateId: target!.id, UserName: wordOf(target!.was["user"]), Status }),
          already: GONE,
        }),
      ),
    ],
  },
  {
    id: "suspects-ssh-keys",
    choose: "suspects",
    look: sshKeys,
    acts: [
      switched((Status) =>
        act({
          command: UpdateSSHPublicKeyCommand,
          input: ([target]) => ({ SSHPublicKeyId: target!.id, UserName: wordOf(target!.was["user"]), Status }),
          already: GONE,
        }),
      ),
    ],
  },
  {
    id: "freeze-launches",
    choose: "principals",
    look: principals,
    acts: attach(({ was }) => wordOf(was["freeze"])),
  },
  { id: "new-principals", look: principals, acts: [] },
];
