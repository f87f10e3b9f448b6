/** @jest-environment node */
import { checkoutAgreement, checkoutSlo, checkoutTerms, PEOPLE, RecordWriter } from './agreementFixture';
import type { ExclusionDecision } from './Decision';
import { effectiveSlo } from './effectiveSlo';
import { foldActs } from './foldActs';
import type { Party } from './parties';
import type { Said } from './Said';
import { sloTermsOf } from './sloTermsOf';
import type { Terms } from './Terms';

function agreed(terms: Terms, definition = checkoutAgreement()) {
  const record = new RecordWriter(0);
  record.propose(PEOPLE.sam, 'sre', terms);
  record.signAll(terms);
  return foldActs(definition, record.acts, record.time);
}

const edited = checkoutSlo({ target: 0.99, title: 'Edited', team: 'New team' });

describe('which SLO counts', () => {
  test('the one that was signed, whatever the definition says later', () => {
    expect(effectiveSlo(edited, agreed(checkoutTerms()))).toEqual({ ...checkoutSlo(), team: 'New team' });
  });

  test('the definition while there is no agreement', () => {
    expect(effectiveSlo(edited, undefined)).toBe(edited);
  });

  test('the definition while the agreement waits for signatures', () => {
    const record = new RecordWriter(0);
    record.propose(PEOPLE.sam, 'sre', checkoutTerms());
    expect(effectiveSlo(edited, foldActs(checkoutAgreement(), record.acts, record.time))).toBe(edited);
  });

  test('the definition of an SLO that joined the agreement after it was signed', () => {
    const search = checkoutSlo({ id: 'search' });
    const state = agreed(checkoutTerms(), checkoutAgreement({ slos: ['checkout', 'search'] }));
    expect(effectiveSlo(search, state)).toBe(search);
  });

  test('the definition of an SLO that signed terms reach for although the agreement does not cover it', () => {
    const payments = checkoutSlo({ id: 'payments', target: 0.9995 });
    const terms = checkoutTerms({ slos: [sloTermsOf(checkoutSlo({ id: 'payments', target: 0.5 }))] });
    expect(effectiveSlo(payments, agreed(terms))).toBe(payments);
  });
});

describe('what the parties have agreed to leave out', () => {
  const record = new RecordWriter(Date.UTC(2027, 2, 3));
  record.propose(PEOPLE.sam, 'sre', checkoutTerms());
  record.signAll(checkoutTerms());
  const inForce = foldActs(checkoutAgreement(), record.acts, record.time);
  const said = (name: string): Said & { party: Party } => ({
    actUid: 'act-9',
    name,
    userId: 2,
    at: 0,
    reason: 'The provider was down.',
    party: 'product',
  });

  function excluded(from: number, change: Partial<ExclusionDecision> = {}): ExclusionDecision {
    return {
      kind: 'exclusion',
      of: { uid: 'act-9', hash: 'x' },
      asked: said('Pat Reyes'),
      approvals: [said('Pat Reyes'), said('Sam Okafor')],
      waitsFor: [],
      status: 'approved',
      since: 0,
      from,
      to: from + 3_600_000,
      ...change,
    };
  }

  const at = Date.UTC(2027, 2, 2, 10);
  const exclusion = {
    from: '2027-03-02T10:00:00.000Z',
    to: '2027-03-02T11:00:00.000Z',
    reason: 'The provider was down.',
    approvedBy: ['Pat Reyes', 'Sam Okafor'],
  };

  test('does not count, with who approved it and why', () => {
    const slo = effectiveSlo(checkoutSlo(), { ...inForce, exclusions: [excluded(at)] });
    expect(slo).toEqual({ ...checkoutSlo(), exclusions: [exclusion] });
  });

  test('counts again while it is only asked for, and after it was declined or revoked', () => {
    const statuses = ['asked', 'declined', 'withdrawn', 'revoked'] as const;
    const exclusions = statuses.map((status) => excluded(at, { status }));
    expect(effectiveSlo(checkoutSlo(), { ...inForce, exclusions })).toEqual(checkoutSlo());
  });

  test('is about the SLOs it names, or about all', () => {
    const exclusions = [excluded(at, { slos: ['search'] }), excluded(at + 1, { slos: ['checkout', 'search'] })];
    expect(effectiveSlo(checkoutSlo(), { ...inForce, exclusions }).exclusions).toMatchObject([
      { from: '2027-03-02T10:00:00.001Z' },
    ]);
  });

  test('stands beside what was signed, sorted by time, and the same stretch once', () => {
    const matcher = { label: 'handler', is: '=' as const, value: '/health' };
    const series = { matcher, reason: 'Probes.', approvedBy: ['Pat Reyes'] };
    const same = { ...exclusion, from: '2027-03-02T11:00:00+01:00' };
    const signed = checkoutTerms({ slos: [sloTermsOf(checkoutSlo({ exclusions: [same, series] }))] });
    const state = { ...agreed(signed), exclusions: [excluded(at), excluded(at - 1)] };
    expect(effectiveSlo(checkoutSlo(), state).exclusions).toEqual([
      series,
      { ...exclusion, from: '2027-03-02T09:59:59.999Z', to: '2027-03-02T10:59:59.999Z' },
      same,
    ]);
  });

  test('says nothing about an SLO that the agreement does not cover', () => {
    const search = checkoutSlo({ id: 'search' });
    expect(effectiveSlo(search, { ...inForce, exclusions: [excluded(at)] })).toBe(search);
  });
});
