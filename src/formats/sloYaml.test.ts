/** @jest-environment node */
import { checkoutSlo } from '../core/agreement/agreementFixture';
import { sloYaml } from './sloYaml';

const SOURCE = { type: 'prometheus', uid: 'prometheus' };

const SHORT = `
id: checkout
target: 0.999
window: { kind: rolling, days: 28 }
indicator:
  kind: events
  bad: http_requests_total{service="checkout",code="500"}
  total: http_requests_total{service="checkout"}
`;

function problemsOf(text: string): string[] {
  const read = sloYaml(text, SOURCE);
  if (read.ok) {
    throw new Error('It was read.');
  }
  return read.problems;
}

describe('SLOs as YAML', () => {
  it('need only what measures and promises; the rest is called by the id', () => {
    expect(sloYaml(SHORT, SOURCE)).toEqual({
      ok: true,
      slos: [
        checkoutSlo({
          title: 'checkout',
          promise: '',
          service: 'checkout',
          team: 'checkout',
          words: { one: 'event', many: 'events', bad: 'bad' },
        }),
      ],
    });
  });

  it('are taken as they stand when they say everything, in JSON too', () => {
    const slo = checkoutSlo({ groupBy: ['region'], startsOn: '2026-11-01' });
    expect(sloYaml(JSON.stringify(slo))).toEqual({ ok: true, slos: [slo] });
  });

  it('come one a document, and empty documents do not matter', () => {
    const read = sloYaml(`---\n# two\n---${SHORT}---${SHORT.replace('id: checkout', 'id: search')}---\n`, SOURCE);
    expect(read.ok && read.slos.map((it) => it.id)).toEqual(['checkout', 'search']);
  });

  it('are read as a folder of definitions keeps them, with who saved them and when', () => {
    expect(sloYaml(`${SHORT}meta: { version: 3, updated: { by: { id: 3, login: sam } } }\n`, SOURCE)).toEqual(
      sloYaml(SHORT, SOURCE)
    );
  });

  it('may use anchors', () => {
    const text = `${SHORT.replace('window: {', 'window: &w {')}---${SHORT.replace('id: checkout', 'id: search')}`;
    expect(sloYaml(text, SOURCE).ok).toBe(true);
    const own = SHORT.replace('id: checkout', 'id: &name checkout').replace('target', 'title: *name\ntarget');
    expect(sloYaml(own, SOURCE)).toMatchObject({ ok: true, slos: [{ title: 'checkout' }] });
  });
});

describe('what is wrong with SLOs as YAML is said with its line', () => {
  it('of a value', () => {
    expect(problemsOf(SHORT.replace('0.999', '99.9'))).toEqual([
      'line 3: target is 99.9. A promise of 100 % leaves no budget: one bad event breaks it for good. Write the share of good events as a number between 0 and 1: 0.999 for 99.9 %.',
    ]);
  });

  it('of a value deep inside, and of each problem at once', () => {
    const text = SHORT.replace('days: 28', 'days: 400').replace('kind: events', 'kind: guess');
    expect(problemsOf(text)).toEqual([
      expect.stringMatching(/^line 6: indicator\.kind is "guess"\. Choose a kind: events, latency/),
      expect.stringMatching(/^line 4: window\.days is 400\. A rolling window has 1 to 365 whole days/),
    ]);
  });

  it('of a field that is missing: where it belongs', () => {
    expect(problemsOf(SHORT.replace('  days', '  dayz').replace(', days: 28', ''))).toEqual([
      expect.stringMatching(/^line 4: window\.days is missing\. /),
    ]);
    expect(problemsOf(SHORT.replace('id: checkout\n', ''))).toEqual([
      expect.stringMatching(/^line 2: id is missing\. /),
    ]);
  });

  it('of a field that nobody knows', () => {
    expect(problemsOf(`${SHORT}colour: red\n`)).toEqual([
      'line 9: colour is not a field that Truce knows. Remove it, or update Truce if a newer version wrote it.',
    ]);
  });

  it('in the second of two documents', () => {
    expect(problemsOf(`${SHORT}---${SHORT.replace('checkout\n', 'search\n').replace('0.999', 'high')}`)).toEqual([
      expect.stringMatching(/^line 11, document 2: target is "high"\. /),
    ]);
  });

  it('of an id that is used twice', () => {
    expect(problemsOf(`${SHORT}---${SHORT}`)).toEqual([
      'line 10, document 2: id is "checkout", and so it is at line 2, document 1. Give each SLO an id of its own.',
    ]);
  });

  it('of a key that is written twice', () => {
    expect(problemsOf(`${SHORT}target: 0.99\n`)).toEqual(['line 9: target is written twice. Keep one of the two.']);
  });

  it('of what is no YAML', () => {
    expect(problemsOf('id: "checkout')).toEqual([expect.stringMatching(/^line 1: This is no YAML: .*"/)]);
    expect(problemsOf('id: *nobody')).toEqual([expect.stringMatching(/^line 1: This is no YAML: Unresolved alias/)]);
    expect(problemsOf('id: !secret x')).toEqual([expect.stringMatching(/^line 1: This is no YAML: Unresolved tag/)]);
  });

  it('of what is no SLO at all', () => {
    const empty =
      'There is no SLO in it. Write an SLO with id, target, window and indicator; several are parted by a line with ---.';
    expect(problemsOf('')).toEqual([empty]);
    expect(problemsOf('# nothing\n---\n')).toEqual([empty]);
    expect(problemsOf('- id: checkout')).toEqual([expect.stringMatching(/^line 1: This is a list\. /)]);
    expect(problemsOf('checkout')).toEqual([expect.stringMatching(/^line 1: The SLO is "checkout"\. /)]);
  });

  it('where none names a data source and none is given', () => {
    const read = sloYaml(SHORT);
    expect(read.ok ? [] : read.problems).toEqual([
      expect.stringMatching(/^line 2: source is missing\. Name the data source/),
    ]);
  });
});
