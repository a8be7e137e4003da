import { keysOf, type Launcher, AMBERSQUID, LIFECYCLE, LLMJACKING, QUARANTINE } from "./launcher";

/** Launchers of models, agents, media, games, desktops and calls, by service. */
export const PRODUCT_LAUNCHES: readonly Launcher[] = [
  {
    actions: ["aidevops:Create*", "securityagent:Create*", "securityagent:Start*", "transform-custom:Create*"],
    starts: "agents that work by the hour or by the minute",
    source: "https://docs.aws.amazon.com/securityagent/latest/userguide/what-is.html",
  },
  {
    actions: ["appstream:Create*", "appstream:Start*"],
    starts: "fleets of desktops, with GPUs",
    source: keysOf("amazonappstream2.0"),
  },
  {
    actions: ["aws-external-anthropic:*"],
    starts: "answers of models, by the token, at a second door",
    source: "https://docs.aws.amazon.com/claude-platform/latest/userguide/welcome.html",
  },
  {
    actions: ["bedrock:InvokeModel*"],
    starts: "answers of models, by the token",
    inGlobalRegions: true,
    source: LLMJACKING,
  },
  {
    actions: [
      "bedrock-agentcore:Create*",
      "bedrock-agentcore:Invoke*",
      "bedrock-mantle:*",
      "bedrock:Create*",
      "bedrock:Invoke*",
      "bedrock:Put*",
    ],
    starts: "models and agents, and access to more of them",
    source: LLMJACKING,
  },
  {
    actions: ["braket:Create*"],
    starts: "quantum tasks, simulators and their notebooks",
    source: keysOf("amazonbraket"),
  },
  {
    actions: ["chime:Create*", "connect:Start*", "connect:ClaimPhoneNumber", "connect-campaigns:Start*"],
    starts: "calls by the minute, to numbers that pay whoever has them",
    source: "https://docs.aws.amazon.com/connect/latest/adminguide/outbound-communications.html",
  },
  {
    actions: [
      "cleanrooms-ml:Create*",
      "cleanrooms-ml:Start*",
      "comprehend:Create*",
      "neptune-db:CreateMLEndpoint",
      "neptune-db:StartML*",
      "personalize:Create*",
      "personalize:StartRecommender",
      "rekognition:CreateProject*",
      "rekognition:CreateStream*",
      "rekognition:StartProject*",
    ],
    starts: "training by the hour, and endpoints of what was trained",
    closedBy: "ai-training",
    source: "https://docs.aws.amazon.com/rekognition/latest/customlabels-dg/running-model.html",
  },
  {
    actions: ["deadline:Create*"],
    starts: "fleets of machines that render",
    source: keysOf("awsdeadlinecloud"),
  },
  {
    actions: [
      "forecast:*",
      "frauddetector:*",
      "lookoutequipment:*",
      "lookoutmetrics:*",
      "lookoutvision:*",
      "machinelearning:*",
    ],
    starts: "training and endpoints of services that take no new customers",
    source: LIFECYCLE,
  },
  {
    actions: ["gamelift:CreateFleet"],
    starts: "a fleet of game servers, on spot too",
    inGlobalRegions: true,
    source: keysOf("amazongameliftservers"),
  },
  {
    actions: ["gamelift:Create*", "gamelift:Update*", "gameliftstreams:Create*"],
    starts: "larger fleets, and streams of games",
    source: keysOf("amazongameliftservers"),
  },
  {
    actions: ["grafana:CreateWorkspace"],
    starts: "a workspace that is paid by its users",
    closedBy: "grafana",
    source: keysOf("amazonmanagedgrafana"),
  },
  {
    actions: ["groundstation:ReserveContact"],
    starts: "minutes of antennas",
    source: keysOf("awsgroundstation"),
  },
  {
    actions: ["mediaconnect:Create*", "mediaconnect:Start*", "medialive:Create*", "medialive:Start*"],
    starts: "channels of video by the hour",
    source: keysOf("awselementalmedialive"),
  },
  { actions: ["mediapackagev2:CreateChannel"], starts: "channels of video", source: QUARANTINE },
  {
    actions: ["nova-act:*"],
    starts: "agents that use a browser",
    source: "https://docs.aws.amazon.com/nova-act/latest/userguide/what-is-nova-act.html",
  },
  {
    actions: ["qbusiness:CreateIndex"],
    starts: "an index by the hour",
    closedBy: "qbusiness",
    source: keysOf("amazonqbusiness"),
  },
  {
    actions: ["sagemaker:Create*"],
    starts: "notebooks, training jobs and endpoints with GPUs",
    inGlobalRegions: true,
    limits: ["sagemaker:InstanceTypes"],
    source: AMBERSQUID,
  },
  {
    actions: ["sagemaker:Update*"],
    starts: "larger ones of these",
    limits: ["sagemaker:InstanceTypes"],
    source: keysOf("amazonsagemaker"),
  },
  {
    actions: ["sagemaker:Start*"],
    starts: "notebooks that were stopped, and pipelines",
    source: keysOf("amazonsagemaker"),
  },
];
