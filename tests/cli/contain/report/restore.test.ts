import { execute } from "../../../../cli/contain/execute";
import { createJournal } from "../../../../cli/contain/journal";
import { createModel } from "../../../../cli/contain/model";
import { makePlan } from "../../../../cli/contain/plan";
import { describeRestored, describeRestorePlan } from "../../../../cli/contain/report/restore";
import { planRestore, restore } from "../../../../cli/contain/restore";
import { loadRows } from "../../../../cli/contain/rows";
import { attacked, request } from "../attacked";

const choice = { suspects: false, starters: false, only: [] };

it("says of each step whose it is, where, and what takes what is left out", async () => {
  const rows = await loadRows();
  const model = createModel(attacked(["us-east-1", "us-east-2"]), {
    refillSeconds: 30,
    callSeconds: 0.01,
    intruder: false,
  });
  const journal = createJournal(() => undefined, model.hands.now);
  journal.append({ type: "begin", plan: makePlan(request(), model.facts(), rows) });
  await execute(journal, model.hands, { rows, settle: [1, 2, 3], maxActions: 1000, evidenceSeconds: 60 });

  const listed = describeRestorePlan(planRestore(journal.lines, rows, choice), "out/journal.ndjson");
  expect(listed).toMatch(/^Would be taken back, in this order\. Nothing was done\.\n/);
  expect(listed).toContain(
    "\n  iam:DetachUserPolicy ringfence-freeze-1a2b3c4: user or role user/ada (us-east-1)\nLeft out:\n",
  );
  expect(listed).toContain(
    "  iam:UpdateAccessKey: access key AKIAIOSFODNN7EXAMPLE (us-east-1): gives it back to a suspect; --suspects takes it\n",
  );
  expect(listed).toMatch(/\nCannot be taken back:\n(.*\n)*\s+ec2:TerminateInstances: machine i-0-0 \(us-east-1\)\n/);
  expect(listed).toContain("  npx ringfence contain restore out/journal.ndjson --execute\n");

  const text = describeRestored(await restore(journal, model.hands, { rows, choice }));
  expect(text).toMatch(
    /^1 step taken back\n {2}iam:DetachUserPolicy ringfence-freeze-1a2b3c4: user or role user\/ada \(us-east-1\)\nLeft out:\n/,
  );

  const again = describeRestorePlan(planRestore(journal.lines, rows, choice), "out/journal.ndjson");
  expect(again).toMatch(/^Nothing would be taken back\.\nLeft out:\n/);
  expect(again).not.toContain("--execute");
});
