import { sessions } from "../../../cli/probes/glue";
import { itemsOf } from "../../support/probe-answers";

it("sessions that are over are left out", async () => {
  const states = ["PROVISIONING", "READY", "STOPPING", "FAILED", "TIMEOUT", "STOPPED"];
  const Sessions = states.map((Status) => ({ Id: Status, Status }));
  const found = await itemsOf(sessions, { ListSessions: [{ Sessions }] });
  expect(found.map(({ id }) => id)).toEqual(["PROVISIONING", "READY", "STOPPING"]);
});
