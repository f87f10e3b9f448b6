import type { SourceRef } from '../core/slo/Slo';
import { ledgerStart, MOST_PERIODS } from '../core/slo/ledgerStart';
import { isTimeZone } from '../core/slo/isTimeZone';
import { readerAt } from '../core/wording/readerAt';
import { type Answer, BudgetEngine } from '../engine/BudgetEngine';
import type { Judged } from '../engine/Job';
import { FilesStore } from '../storage/files/FilesStore';
import { GrafanaStore } from '../storage/grafana/GrafanaStore';
import { BUDGET_FLAGS } from './BUDGET_FLAGS';
import { CliProblem, WRONG_USE } from './CliProblem';
import type { CliWorld } from './CliWorld';
import { type Connection, connect } from './connect';
import { formatReport } from './formatReport';
import { BUDGET_HELP } from './help';
import { loadDefinitions } from './loadDefinitions';
import { type Kept, loadStored, type StoredSlo } from './loadStored';
import { parseAt } from './parseAt';
import { type FlagValues, parseFlags } from './parseFlags';
import { reportJson } from './reportJson';
import { reportOf } from './reportOf';
import type { SloReport } from './SloReport';

/** The data source of SLOs that name none, where a Prometheus is asked directly. */
const UNNAMED = { type: 'prometheus', uid: 'prometheus' };

/**
 * `truce budget`: prints the budget of each SLO, and returns the exit code.
 *
 * @throws CliProblem where it is used wrongly, or Grafana does not hand out a definition
 */
export async function budgetCommand(args: readonly string[], world: CliWorld): Promise<number> {
  const flags = parseFlags(args, BUDGET_FLAGS, 'truce budget');
  if (flags.has('help')) {
    world.out(BUDGET_HELP);
    return 0;
  }
  const one = (name: string) => flags.get(name)?.[0];
  const ids = flags.get('slo') ?? [];
  const definition = one('definition');
  checkCombination(flags);
  const periods = periodsOf(one('ledger'));
  const timeZone = timeZoneOf(one('time-zone'));
  const at = parseAt(one('at') ?? 'now', world.clock.now());
  const address = { prometheus: one('prometheus'), grafana: one('grafana'), headers: flags.get('header') ?? [] };
  const connection = connect(address, world.env);
  const unnamed = connection.way === 'prometheus' ? UNNAMED : undefined;
  const folder = one('definitions');
  const { slos, problems, warnings } =
    definition === undefined
      ? await loadStored(ids, keptAt(folder, connection, unnamed), at)
      : { slos: (await loadDefinitions(definition, world, unnamed)).map(onPaper), problems: [], warnings: [] };
  [...problems, ...warnings].forEach((it) => world.err(`truce: ${it}\n`));

  const from = slos.map(({ judged: { slo } }) => (periods === undefined ? at : ledgerStart(slo, at, periods)));
  const answers = await judgeAll(slos, from, connection, world, at);
  const reports = answers.map((it, i) =>
    reportOf(it, {
      isAgreementLookedAt: definition === undefined,
      way: connection.way,
      ledger: periods === undefined ? undefined : { from: from[i]!, promised: slos[i]!.promises(from[i]!) },
    })
  );
  const readerOf = (report: SloReport) =>
    readerAt(at, world.clock.now(), timeZone ?? zoneOfWindow(report) ?? world.timeZone);
  if (flags.has('json')) {
    const json = { at: new Date(at).toISOString(), slos: reports.map((it) => reportJson(it, readerOf(it))) };
    world.out(`${JSON.stringify(json, undefined, 2)}\n`);
  } else {
    const answered = reports.filter((it) => it.failure === undefined);
    world.out(answered.map((it) => `${formatReport(it, readerOf(it))}\n`).join('\n'));
  }
  const failed = reports.filter((it) => it.failure !== undefined);
  failed.forEach(({ verdict, failure }) => world.err(`truce: ${verdict.slo.id}: ${failure!.sentence}\n`));
  return Math.max(problems.length > 0 ? WRONG_USE : 0, ...failed.map((it) => it.failure!.exitCode));
}

function checkCombination(flags: FlagValues): void {
  const [hasDefinition, hasSlo, hasFolder] = ['definition', 'slo', 'definitions'].map((it) => flags.has(it));
  if (!hasDefinition && !hasSlo && !hasFolder) {
    throw problem(
      'Say which SLO: --definition slo.yaml, --definitions FOLDER, or --slo ID for one that is kept in Grafana.'
    );
  }
  if (hasDefinition && hasFolder) {
    throw problem(
      '--definition and --definitions are both given. Keep --definition for a file, --definitions for a folder.'
    );
  }
  if (hasDefinition && hasSlo) {
    throw problem(
      '--definition and --slo are both given. Keep --definition for a file, --slo for what is kept in Grafana.'
    );
  }
  if (hasSlo && !hasFolder && !flags.has('grafana')) {
    throw problem(
      '--slo reads what is kept in Grafana. Add --grafana URL, or read files with --definition or --definitions.'
    );
  }
}

function periodsOf(text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const periods = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (periods < 1 || periods > MOST_PERIODS) {
    throw problem(
      `--ledger ${text} is no number of periods. Write a whole number from 1 to ${MOST_PERIODS}: --ledger 6.`
    );
  }
  return periods;
}

function timeZoneOf(name: string | undefined): string | undefined {
  if (name !== undefined && !isTimeZone(name)) {
    throw problem(`--time-zone ${name} is no time zone. Write its IANA name, such as Europe/Berlin, or UTC.`);
  }
  return name;
}

function zoneOfWindow({ verdict: { slo } }: SloReport): string | undefined {
  return slo.window.kind === 'calendar' ? slo.window.timeZone : undefined;
}

/** A folder is read only, and stands for what Grafana keeps. */
function keptAt(folder: string | undefined, connection: Connection, source: SourceRef | undefined): Kept {
  if (folder !== undefined) {
    return { store: new FilesStore({ folder, readOnly: true, source }), folder };
  }
  if (connection.way !== 'grafana') {
    throw new Error('Without a folder, definitions are kept in Grafana alone.');
  }
  return { store: new GrafanaStore(connection.http) };
}

function onPaper(judged: Judged): StoredSlo {
  return { judged, promises: () => [] };
}

/** SLOs of one data source share requests; those that are asked about from different times on are judged apart. */
async function judgeAll(
  slos: readonly StoredSlo[],
  from: readonly number[],
  { source }: Connection,
  { clock, patience }: CliWorld,
  at: number
): Promise<Answer[]> {
  const engine = new BudgetEngine(source, clock, patience);
  const answers = new Map<StoredSlo, Answer>();
  await Promise.all(
    [...new Set(from)].map(async (start) => {
      const together = slos.filter((_, i) => from[i] === start);
      const answered = await engine.judge(
        together.map((it) => it.judged),
        at,
        start
      );
      together.forEach((it, i) => answers.set(it, answered[i]!));
    })
  );
  return slos.map((it) => answers.get(it)!);
}

function problem(sentence: string): CliProblem {
  return new CliProblem(WRONG_USE, [sentence]);
}
