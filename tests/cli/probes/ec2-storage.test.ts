import { ROWS } from "../../../cli/contain/rows/ec2";
import { snapshots } from "../../../cli/probes/ec2-storage";
import { itemsOf } from "../../support/probe-answers";

/** The tags that `contain` gives to what it keeps of a machine. */
function evidenceTags(machine: string) {
  const kept = ROWS.find(({ id }) => id === "samples")!.acts.at(-1)!;
  return (kept.input([{ id: machine, was: {} }]) as { TagSpecifications: { Tags: object[] }[] }).TagSpecifications[0]!
    .Tags;
}

it("a snapshot that contain keeps says so, and still stands there", async () => {
  const Snapshots = [
    { SnapshotId: "snap-1", VolumeId: "vol-1", Tags: evidenceTags("i-1") },
    { SnapshotId: "snap-2", VolumeId: "vol-2", Tags: [{ Key: "team", Value: "data" }] },
    { SnapshotId: "snap-3" },
  ];
  const items = await itemsOf(snapshots, { DescribeSnapshots: [{ Snapshots }] });
  expect(items.map(({ id, owner }) => [id, owner])).toEqual([
    ["snap-1", "vol-1, tagged as evidence of i-1 by contain"],
    ["snap-2", "vol-2"],
    ["snap-3", undefined],
  ]);
});
