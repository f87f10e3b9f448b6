import type { DataFrame } from '@grafana/data';

import type { Incident } from '../core/budget/Incident';
import { spendingAt } from '../core/budget/spendingAt';
import { unitOf } from '../core/slo/unitOf';
import { wordApproximations } from '../core/wording/approximately';
import type { Reader } from '../core/wording/formatTime';
import { wordIncident } from '../core/wording/wordIncident';
import type { Answered } from './CountedTo';
import { INCIDENT_COLUMNS as c } from './columns';
import { tableFields } from './tableFields';
import { answerNotices, tableFrame } from './tableFrame';

type Row = Pick<Answered, 'verdict'> & Pick<Incident, 'bad' | 'cost'> & { incident?: Incident };

/**
 * The `incidents` frame: what the budget of the window was spent on, dearest first, then everything else, SLO by SLO in the
 * order given. The costs of an SLO add up to what is spent.
 */
export function encodeIncidents(refId: string, answers: readonly Answered[], reader: Reader): DataFrame {
  const rows = answers.flatMap(rowsOf);
  const { text, number, time } = tableFields(rows);
  const fields = [
    text(c.title, ({ verdict }) => verdict.slo.title),
    text(c.incident, ({ incident }) => (incident ? wordIncident(incident, reader) : 'Everything else')),
    number(c.cost, 'percentunit', ({ cost }) => cost),
    number(c.bad, 'none', ({ bad }) => bad),
    number(c.total, 'none', ({ incident }) => incident?.total),
    text(c.unit, ({ verdict }) => unitOf(verdict.slo.indicator)),
    number(c.peakBurn, 'none', ({ incident }) => incident?.peakBurn),
    text(c.step, ({ incident }) => incident?.part),
    text(c.open, ({ incident }) => (incident?.isOpen ? 'still going on' : undefined)),
    time(c.from, ({ incident }) => incident?.from),
    time(c.to, ({ incident }) => incident?.to),
    number(c.duration, 'ms', ({ incident }) => incident && incident.to - incident.from),
    text(c.approximate, ({ verdict }) => wordApproximations(verdict)),
    text(c.slo, ({ verdict }) => verdict.slo.id),
  ];
  return tableFrame(refId, 'incidents', fields, answerNotices(answers, reader));
}

/** None where there is no budget to spend: without data or traffic. */
function rowsOf({ verdict, counted }: Answered): Row[] {
  if (counted === undefined || verdict.budget?.remaining === undefined) {
    return [];
  }
  const { counts, evaluatedTo, grainMs } = counted;
  const { incidents, rest } = spendingAt(counts, verdict.slo, evaluatedTo, grainMs);
  return [...incidents.map((incident) => ({ verdict, incident, ...pick(incident) })), { verdict, ...rest }];
}

function pick({ bad, cost }: Incident): Pick<Incident, 'bad' | 'cost'> {
  return { bad, cost };
}
