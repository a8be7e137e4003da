import { compact } from "../../../../domain/documents/actions/compact";

it.each([
  ["an action that a pattern covers goes", ["ec2:RequestSpotFleet", "ec2:RequestSpot*"], ["ec2:RequestSpot*"]],
  ["a pattern that a wider one covers goes", ["lightsail:Create*", "lightsail:*"], ["lightsail:*"]],
  ["a pattern may stand in the middle", ["a:CreateUrl", "a:UpdateUrl", "a:*ateUrl"], ["a:*ateUrl"]],
  [
    "what nothing covers stays",
    ["ecs:RunTask", "ec2:Run*", "ecs:StartTask"],
    ["ec2:Run*", "ecs:RunTask", "ecs:StartTask"],
  ],
  [
    "an action covers none but itself",
    ["ec2:CreateFleet", "ec2:CreateFleets"],
    ["ec2:CreateFleet", "ec2:CreateFleets"],
  ],
  ["each stands once, ordered by name", ["b:Two", "a:One*", "b:Two", "a:One*"], ["a:One*", "b:Two"]],
])("%s", (_, actions, expected) => {
  expect(compact(actions)).toEqual(expected);
  expect(compact([...actions].reverse())).toEqual(expected);
});
