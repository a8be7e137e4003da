import {
  AppRunnerClient,
  ListServicesCommand,
  PauseServiceCommand,
  ResumeServiceCommand,
} from "@aws-sdk/client-apprunner";
import {
  CodeBuildClient,
  BatchGetBuildsCommand,
  BatchGetProjectsCommand,
  DeleteWebhookCommand,
  ListBuildsCommand,
  ListProjectsCommand,
  StopBuildCommand,
} from "@aws-sdk/client-codebuild";
import {
  BatchStopJobRunCommand,
  GetJobRunsCommand,
  GetTriggersCommand,
  GlueClient,
  GetJobsCommand,
  StartTriggerCommand,
  StopTriggerCommand,
} from "@aws-sdk/client-glue";
import {
  DeleteFunctionConcurrencyCommand,
  GetFunctionConcurrencyCommand,
  LambdaClient,
  ListFunctionsCommand,
  PutFunctionConcurrencyCommand,
} from "@aws-sdk/client-lambda";
import {
  GetInstancesCommand,
  LightsailClient,
  StartInstanceCommand,
  StopInstanceCommand,
} from "@aws-sdk/client-lightsail";
import { once, optional, paged } from "../../probes/probe";
import { act, type LookContext, looks, type Row, tagsOf, wordOf } from "../row";

/** Functions that were made or changed since; of Lambda it is the only date. */
const functions = ({ since }: LookContext) =>
  looks({
    id: "functions",
    service: "lambda",
    kind: "function",
    scope: "regional",
    client: LambdaClient,
    calls: {
      list: paged(ListFunctionsCommand, "Marker", ({ NextMarker }) => NextMarker),
      concurrency: optional(GetFunctionConcurrencyCommand, "ResourceNotFoundException"),
    },
    read: async ({ list, concurrency }) => {
      const changed = (await list({}))
        .flatMap(({ Functions = [] }) => Functions)
        .filter(({ LastModified }) => LastModified !== undefined && new Date(LastModified) >= since);
      const found = await Promise.all(
        changed.map(async ({ FunctionName, FunctionArn, LastModified, Role }) => ({
          id: FunctionName!,
          arn: FunctionArn,
          startedAt: new Date(LastModified!),
          owner: Role,
          was: { reserved: (await concurrency({ FunctionName }))?.ReservedConcurrentExecutions ?? -1 },
        })),
      );
      return found.filter(({ was }) => was.reserved !== 0);
    },
  });

const builds = looks({
  id: "builds",
  service: "codebuild",
  kind: "build",
  scope: "regional",
  client: CodeBuildClient,
  calls: { list: once(ListBuildsCommand), describe: once(BatchGetBuildsCommand) },
  read: async ({ list, describe }) => {
    // The newest hundred: a build ends after 36 hours at most.
    const { ids = [] } = await list({ sortOrder: "DESCENDING" });
    if (ids.length === 0) return [];
    return ((await describe({ ids: ids.slice(0, 100) })).builds ?? [])
      .filter(({ buildStatus }) => buildStatus === "IN_PROGRESS")
      .map(({ id, arn, startTime, projectName, initiator }) => ({
        id: id!,
        arn,
        startedAt: startTime,
        owner: initiator,
        was: { project: projectName ?? "" },
      }));
  },
});

const webhooks = looks({
  id: "webhooks",
  service: "codebuild",
  kind: "webhook of a build project",
  scope: "regional",
  client: CodeBuildClient,
  calls: { list: paged(ListProjectsCommand, "nextToken"), describe: once(BatchGetProjectsCommand) },
  read: async ({ list, describe }) => {
    const names = (await list({})).flatMap(({ projects = [] }) => projects);
    const answers = await Promise.all(
      Array.from({ length: Math.ceil(names.length / 100) }, (_, part) =>
        describe({ names: names.slice(part * 100, (part + 1) * 100) }),
      ),
    );
    return answers
      .flatMap(({ projects = [] }) => projects)
      .filter(({ webhook }) => webhook !== undefined)
      .map(({ name, arn, created, tags }) => ({ id: name!, arn, startedAt: created, tags: tagsOf(tags) }));
  },
});

const triggers = looks({
  id: "glue-triggers",
  service: "glue",
  kind: "Glue trigger",
  scope: "regional",
  client: GlueClient,
  calls: { list: paged(GetTriggersCommand, "NextToken") },
  // Of a trigger Glue tells no date.
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ Triggers = [] }) => Triggers)
      .filter(({ State, Type }) => State === "ACTIVATED" && Type !== "ON_DEMAND")
      .map(({ Name }) => ({ id: Name! })),
});

const runs = looks({
  id: "glue-runs",
  service: "glue",
  kind: "run of a Glue job",
  scope: "regional",
  client: GlueClient,
  calls: { list: paged(GetJobsCommand, "NextToken"), runs: once(GetJobRunsCommand) },
  read: async ({ list, runs: runsOf }) => {
    const names = (await list({})).flatMap(({ Jobs = [] }) => Jobs.map(({ Name }) => Name!));
    const all = await Promise.all(names.map(async (JobName) => (await runsOf({ JobName })).JobRuns ?? []));
    return all
      .flat()
      .filter(({ JobRunState }) => /^(STARTING|RUNNING|WAITING)$/.test(JobRunState ?? ""))
      .map(({ Id, JobName, StartedOn }) => ({
        id: Id!,
        startedAt: StartedOn,
        was: { job: JobName! },
      }));
  },
});

const instances = looks({
  id: "lightsail-machines",
  service: "lightsail",
  kind: "Lightsail machine",
  scope: "regional",
  client: LightsailClient,
  calls: { list: paged(GetInstancesCommand, "pageToken", ({ nextPageToken }) => nextPageToken) },
  read: async ({ list }) =>
    (await list({}))
      .flatMap((page) => page.instances ?? [])
      .filter(({ state }) => /^(running|pending)$/.test(state?.name ?? ""))
      .map(({ name, arn, createdAt, bundleId, tags }) => ({
        id: name!,
        arn,
        startedAt: createdAt,
        size: bundleId,
        tags: tagsOf(tags),
      })),
});

const apps = looks({
  id: "app-runner-services",
  service: "apprunner",
  kind: "App Runner service",
  scope: "regional",
  client: AppRunnerClient,
  calls: { list: paged(ListServicesCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ ServiceSummaryList = [] }) => ServiceSummaryList)
      .filter(({ Status }) => Status === "RUNNING")
      .map(({ ServiceArn, CreatedAt }) => ({ id: ServiceArn!, arn: ServiceArn, startedAt: CreatedAt })),
});

export const ROWS: readonly Row[] = [
  {
    id: "functions",
    look: functions,
    acts: [
      // A function whose reserved concurrency is 0 takes no event of any source:
      // https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html
      act({
        command: PutFunctionConcurrencyCommand,
        input: ([target]) => ({ FunctionName: target!.id, ReservedConcurrentExecutions: 0 }),
        already: /^ResourceNotFoundException$/,
        when: ({ was }) => was["reserved"] === -1,
        undo: act({
          command: DeleteFunctionConcurrencyCommand,
          input: ([target]) => ({ FunctionName: target!.id }),
        }),
      }),
      act({
        command: PutFunctionConcurrencyCommand,
        input: ([target]) => ({ FunctionName: target!.id, ReservedConcurrentExecutions: 0 }),
        already: /^ResourceNotFoundException$/,
        when: ({ was }) => was["reserved"] !== -1,
        undo: act({
          command: PutFunctionConcurrencyCommand,
          input: ([target]) => ({
            FunctionName: target!.id,
            ReservedConcurrentExecutions: Number(target!.was["reserved"]),
          }),
        }),
      }),
    ],
  },
  {
    id: "webhooks",
    look: webhooks,
    acts: [
      act({
        command: DeleteWebhookCommand,
        input: ([target]) => ({ projectName: target!.id }),
        already: /^ResourceNotFoundException$/,
      }),
    ],
  },
  {
    id: "glue-triggers",
    look: triggers,
    acts: [
      act({
        command: StopTriggerCommand,
        input: ([target]) => ({ Name: target!.id }),
        already: /^EntityNotFoundException$/,
        undo: act({ command: StartTriggerCommand, input: ([target]) => ({ Name: target!.id }) }),
      }),
    ],
  },
  {
    id: "builds",
    look: builds,
    acts: [act({ command: StopBuildCommand, input: ([target]) => ({ id: target!.id }) })],
  },
  {
    id: "glue-runs",
    look: runs,
    acts: [
      act({
        command: BatchStopJobRunCommand,
        input: ([target]) => ({ JobName: wordOf(target!.was["job"]), JobRunIds: [target!.id] }),
      }),
    ],
  },
  {
    id: "lightsail-machines",
    look: instances,
    acts: [
      act({
        command: StopInstanceCommand,
        input: ([target]) => ({ instanceName: target!.id }),
        already: /^NotFoundException$/,
        undo: act({ command: StartInstanceCommand, input: ([target]) => ({ instanceName: target!.id }) }),
      }),
    ],
  },
  {
    id: "app-runner-services",
    look: apps,
    acts: [
      act({
        command: PauseServiceCommand,
        input: ([target]) => ({ ServiceArn: target!.id }),
        already: /^ResourceNotFoundException$/,
        undo: act({ command: ResumeServiceCommand, input: ([target]) => ({ ServiceArn: target!.id }) }),
      }),
    ],
  },
];
