import type { AccountAnswer, Answers } from "../accounts/each";
import { leftOutLines } from "../accounts/text";
import { colours } from "../colours";
import { columns } from "../columns";
import { plural } from "../contain/words";
import { printable } from "../untrusted";
import type { ExitCode } from "../verb";
import type { DoctorReport } from "./report";
import { describeDoctor, groupedFindings } from "./text";

/** Who does not know everything must not say that nothing was found. */
export const codeOf = ({ complete, findings }: DoctorReport): ExitCode => {
  if (findings.length > 0) return 2;
  return complete ? 0 : 1;
};

/** The worst of all: something found, then somebody who could not be asked. */
export function codeOfAll(answers: readonly AccountAnswer<DoctorReport>[]): ExitCode {
  const codes = answers.map((answer) => ("report" in answer ? codeOf(answer.report) : 1));
  return codes.includes(2) ? 2 : codes.includes(1) ? 1 : 0;
}

/** Where somebody should look first. */
const RANK: readonly ExitCode[] = [2, 1, 0];

interface Row {
  answer: AccountAnswer<DoctorReport>;
  code: ExitCode;
  state: string;
  what: string;
}

function rowOf(answer: AccountAnswer<DoctorReport>): Row {
  if ("because" in answer) return { answer, code: 1, state: "cannot be asked", what: answer.because };
  const { findings, gaps } = answer.report;
  const code = codeOf(answer.report);
  const checks = [...new Set(findings.map(({ check }) => check))].join(", ");
  if (code === 0) {
    const left = answer.report.checks.filter(({ state }) => state === "not-asked").map(({ id }) => id);
    return { answer, code, state: "armed", what: left.length === 0 ? "" : `not asked: ${left.join(", ")}` };
  }
  if (code === 2) return { answer, code, state: plural(groupedFindings(findings).length, "problem"), what: checks };
  return {
    answer,
    code,
    state: "not all known",
    what: `${plural(gaps.length, "question")} refused`,
  };
}

/** Several accounts for people: one table of all, then those that are not armed. */
export function describeDoctors({ answers, leftOut }: Answers<DoctorReport>): string {
  const rows = answers.map(rowOf).sort((a, b) => RANK.indexOf(a.code) - RANK.indexOf(b.code));
  const armed = rows.filter(({ code }) => code === 0).length;
  const table = columns([
    ["account", "name", "state", ""],
    ...rows.map(({ answer: { account, name = "" }, state, what }) => [
      account,
      printable(name),
      state,
      printable(what),
    ]),
  ]).split("\n");
  return [
    colours.bold(`${armed} of ${rows.length} ${rows.length === 1 ? "account" : "accounts"} armed`),
    "",
    ...table.map((line, index) => (rows[index - 1]?.code === 2 ? colours.red(line) : line)),
    ...(leftOut.length > 0 ? ["", "Left out:", ...leftOutLines(leftOut).map((line) => `  ${line}`)] : []),
    "",
    ...rows.flatMap(({ answer, code }) => ("report" in answer && code !== 0 ? [describeDoctor(answer.report)] : [])),
  ].join("\n");
}
