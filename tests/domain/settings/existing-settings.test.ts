import { off, problemPaths } from "../../support/plan";

describe("what exists already", () => {
  const detectorIds = { "us-east-1": "12abc34d567e8fa901bc2d34e56789f0" };
  const githubProviderArn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
  const githubSubject = "repo:acme/infrastructure:environment:production";

  it.each<[string, object, string[]]>([
    ["a detector", { existing: { detectorIds } }, []],
    ["a detector while GuardDuty is off", { existing: { detectorIds }, ...off("guardduty") }, ["existing.detectorIds"]],
    [
      "a detector in a region that is not enabled",
      { existing: { detectorIds }, enabledRegions: ["ap-southeast-2"] },
      ["existing.detectorIds.us-east-1"],
    ],
    [
      "a provider for a workflow",
      { existing: { githubProviderArn }, controls: { "least-privilege": { githubSubject } } },
      [],
    ],
    ["a provider for nobody", { existing: { githubProviderArn } }, ["existing.githubProviderArn"]],
    [
      "a provider for a workflow whose role is off",
      { existing: { githubProviderArn }, controls: { "least-privilege": { githubSubject, enabled: false } } },
      ["existing.githubProviderArn"],
    ],
  ])("must serve something: %s", (_, given, wrong) => {
    expect(problemPaths(given)).toEqual(wrong);
  });
});
