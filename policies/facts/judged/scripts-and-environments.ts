import type { Judgement } from "./judgement";

/** The scan of every string looks for keys and secrets wherever they stand; these properties are where they mostly do. */
const SCAN = ["aws-key-anywhere"];

/** Scripts that a machine runs when it starts. */
export const USER_DATA: readonly Judgement[] = [
  {
    paths: ["*.userData", "*.userDataBase64", "sagemaker.*onCreate", "sagemaker.onStart"],
    by: SCAN,
  },
];

/** Variables of a process, and documents that hold them. */
export const ENVIRONMENTS: readonly Judgement[] = [
  {
    paths: ["wellarchitected.*", "iotsitewise.*", "apigateway.*variables", "bedrock.policyDefinition.*"],
    why: "names of stages, of formulas or of what is asked: no process reads them. The scan of every string does all the same",
  },
  {
    paths: [
      "*.environment",
      "*.environmentVariables",
      "*.runtimeEnvironmentVariables",
      "*.variables",
      "*.containerDefinitions",
      "batch.containerProperties",
      "codebuild.*buildspec",
    ],
    by: SCAN,
  },
];
