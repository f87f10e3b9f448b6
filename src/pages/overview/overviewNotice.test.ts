import type { Overview } from './Overview';
import { overviewNotice } from './overviewNotice';

type WithoutRows = Exclude<Overview, { kind: 'rows' }>;

const ALL: WithoutRows[] = [
  { kind: 'no-slos', problems: [] },
  { kind: 'not-set-up', problem: 'Folders are missing.' },
  { kind: 'no-data-source' },
  { kind: 'not-allowed', problem: 'You may not.' },
  { kind: 'not-signed-in', problem: 'Sign in.' },
  { kind: 'failed', problem: 'No answer.' },
];

describe('what the overview says instead of a list', () => {
  it('is another title for every reason', () => {
    expect(new Set(ALL.map((it) => overviewNotice(it, false).title)).size).toBe(ALL.length);
  });

  it.each(['not-set-up', 'no-data-source'])('leads an administrator to the configuration page when %s', (kind) => {
    const notice = overviewNotice(
      ALL.find((it) => it.kind === kind)!,
      true
    );
    expect(notice.step).toBe('configuration');
    expect(notice.text).not.toContain('Ask a Grafana administrator');
  });

  it.each(['not-set-up', 'no-data-source', 'not-allowed'])('tells everybody else whom to ask when %s', (kind) => {
    const notice = overviewNotice(
      ALL.find((it) => it.kind === kind)!,
      false
    );
    expect(notice.step).not.toBe('configuration');
    expect(notice.text).toContain('Ask a Grafana administrator');
  });

  it('repeats the reason it was given', () => {
    for (const overview of ALL) {
      if ('problem' in overview) {
        expect(overviewNotice(overview, false).text).toContain(overview.problem);
      }
    }
  });
});
