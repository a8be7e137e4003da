import { nameOf } from "../../facts/thing";
import { WATCHED } from "../../facts/watched";

/** True for a script that a machine runs when it starts, whatever the type is called. */
export const holdsUserData = (path: string): boolean => WATCHED.userData.test(path);

/**
 * Properties that hold a document which others run or read: whoever may describe the resource reads it. Thing -> properties,
 * whatever provider spells them.
 */
const DEFINITIONS: Readonly<Record<string, RegExp>> = {
  "cloudcontrol:resource": /^desiredState$/,
  "cloudformation:stack": /^templateBody$/,
  "cloudformation:stackset": /^templateBody$/,
  "codebuild:project": /(^|\.)buildSpec$|(^|\.)buildspec$/,
  "datapipeline:pipeline": /^pipelineObjects\./,
  "datapipeline:pipelinedefinition": /^pipelineObjects\./,
  "imagebuilder:component": /^data$/,
  "sfn:statemachine": /^definition$/,
  "ssm:document": /^content(\.|$)/,
  "stepfunctions:statemachine": /^definition(String)?(\.|$)/,
};

export const holdsDefinition = (type: string, path: string): boolean => DEFINITIONS[nameOf(type)]?.test(path) ?? false;
