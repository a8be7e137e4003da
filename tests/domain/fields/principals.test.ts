import * as v from "valibot";
import { gitHubSubject } from "../../../domain/fields/principals";

// What is refused stands in tests/domain/settings/bad-settings, with its words.
describe("the subject of a workflow", () => {
  it.each([
    "repo:acme/infrastructure:environment:production",
    "repo:acme/infrastructure:ref:refs/heads/main",
    "repo:acme/infrastructure:ref:refs/tags/v1",
    "repo:octocat@123456/my-repo@456789:environment:production",
    "repo:octocat@123456/my-repo@456789:ref:refs/heads/main",
  ])("may be %s", (subject) => {
    expect(v.safeParse(gitHubSubject, subject)).toMatchObject({ success: true, output: subject });
  });
});
