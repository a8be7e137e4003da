import type { Target } from "@aws-sdk/client-eventbridge";
import type { EventTargetArgs } from "@pulumi/aws/cloudwatch";

import type { Inputs } from "../../core/resource";
import { given, type Props } from "../../core/values";

/** A target as AWS takes it. Of a retry policy, what is left out is sent as 0, as the real provider sends it. */
export function toTarget(Id: string, inputs: Inputs<EventTargetArgs>): Target {
  const { inputTransformer, deadLetterConfig, retryPolicy } = inputs;
  return {
    Id,
    Arn: inputs.arn,
    RoleArn: inputs.roleArn,
    Input: inputs.input,
    InputPath: inputs.inputPath,
    InputTransformer: inputTransformer && {
      InputPathsMap: inputTransformer.inputPaths ?? {},
      InputTemplate: inputTransformer.inputTemplate,
    },
    DeadLetterConfig: deadLetterConfig && { Arn: deadLetterConfig.arn },
    RetryPolicy: retryPolicy && {
      MaximumEventAgeInSeconds: retryPolicy.maximumEventAgeInSeconds ?? 0,
      MaximumRetryAttempts: retryPolicy.maximumRetryAttempts ?? 0,
    },
  };
}

/** The opposite of `toTarget`. */
export function fromTarget(target: Target): Props {
  const { InputTransformer, DeadLetterConfig, RetryPolicy } = target;
  return given({
    targetId: target.Id,
    arn: target.Arn,
    roleArn: target.RoleArn,
    input: target.Input,
    inputPath: target.InputPath,
    inputTransformer: InputTransformer && {
      inputPaths: InputTransformer.InputPathsMap ?? {},
      inputTemplate: InputTransformer.InputTemplate ?? "",
    },
    deadLetterConfig: DeadLetterConfig && given({ arn: DeadLetterConfig.Arn }),
    retryPolicy: RetryPolicy && {
      maximumEventAgeInSeconds: RetryPolicy.MaximumEventAgeInSeconds ?? 0,
      maximumRetryAttempts: RetryPolicy.MaximumRetryAttempts ?? 0,
    },
  });
}
