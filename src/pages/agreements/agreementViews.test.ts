import {
  checkoutAgreement,
  checkoutSlo,
  checkoutTerms,
  PEOPLE,
  RecordWriter,
} from '../../core/agreement/agreementFixture';
import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';
import { foldActs } from '../../core/agreement/foldActs';
import { narrowAgreementDefinition } from '../../core/agreement/narrowAgreementDefinition';
import { stateRow } from '../overview/overviewFixture';
import type { AgreementOnDesk } from '../record/Desk';
import { fakePlace, FAKE_NOW } from '../record/fakeDesk';
import { slosToPick } from '../record/slosToPick';
import { storedFixture } from '../../storage/storedFixture';
import { draftOf, emptyDraft } from './AgreementDraft';
import { agreementRows } from './agreementRows';
import { definitionOf } from './definitionOf';
import { draftProblems, hasProblems } from './draftProblems';
import { draftWarnings } from './draftWarnings';
import { filterAgreements } from './filterAgreements';
import { FormKeep, narrowKeptForm } from './FormKeep';
import { formerPeople } from './formerPeople';
import { idFromTitle } from './idFromTitle';

const READER = { timeZone: 'UTC', now: FAKE_NOW };
const DAY = 86_400_000;
const TITLES = new Map([['checkout', 'Checkout works']]);

function onDesk(definition: AgreementDefinition, record?: RecordWriter): AgreementOnDesk {
  return { stored: storedFixture('a', definition), state: foldActs(definition, record?.acts ?? [], FAKE_NOW) };
}

const rowOf = (agreement: AgreementOnDesk, states = new Map<string, ReturnType<typeof stateRow>>()) =>
  agreementRows([agreement], TITLES, states, READER)[0]!;

describe('an agreement in the list', () => {
  it('is a draft until something is proposed', () => {
    const row = rowOf(onDesk(checkoutAgreement()));
    expect(row.status).toEqual({ tone: 'quiet', text: 'Draft: nothing is proposed yet' });
    expect(row).toMatchObject({ waits: '', signedBy: '', review: undefined });
  });

  it('names the parties it waits for', () => {
    const record = new RecordWriter(FAKE_NOW - DAY);
    record.propose(PEOPLE.pat, 'product', checkoutTerms());
    record.sign(PEOPLE.pat, 'product', checkoutTerms());
    const row = rowOf(onDesk(checkoutAgreement(), record));
    expect(row.status.tone).toBe('open');
    expect(row.waits).toBe('Version 1 waits for SRE, Engineering lead and Development.');
  });

  it('names who signed what is in force, and marks a review that is overdue', () => {
    const terms = checkoutTerms({ reviewOn: '2026-11-21' });
    const record = new RecordWriter(FAKE_NOW - DAY);
    record.propose(PEOPLE.pat, 'product', terms);
    record.signAll(terms);
    const row = rowOf(onDesk(checkoutAgreement(), record));
    expect(row.status).toEqual({ tone: 'good', text: 'Version 1, in force since 21 Nov' });
    expect(row.signedBy).toContain('Pat Reyes (Product)');
    expect(row.review).toEqual({ text: 'Review was due 21 Nov', isOverdue: true });
  });

  it('is not overdue on the day of its review', () => {
    const terms = checkoutTerms({ reviewOn: '2026-11-22' });
    const record = new RecordWriter(FAKE_NOW - DAY);
    record.propose(PEOPLE.pat, 'product', terms);
    record.signAll(terms);
    expect(rowOf(onDesk(checkoutAgreement(), record)).review?.isOverdue).toBe(false);
  });

  it('shows its SLOs worst first, with the state each has now', () => {
    const states = new Map([
      ['a', stateRow({ slo: 'a' })],
      ['b', stateRow({ slo: 'b' }, { state: 'stop', headline: 'Reliability first' })],
    ]);
    const row = rowOf(onDesk(checkoutAgreement({ slos: ['unknown', 'a', 'b'] })), states);
    expect(row.slos.map((it) => it.id)).toEqual(['b', 'a', 'unknown']);
  });

  it('warns where two agreements claim one SLO, on both', () => {
    const rows = agreementRows(
      [onDesk(checkoutAgreement()), onDesk(checkoutAgreement({ id: 'other', title: 'Another' }))],
      TITLES,
      new Map(),
      READER
    );
    expect(rows[0]?.warnings).toEqual([expect.stringContaining('Checkout works is also claimed by "Another".')]);
    expect(rows[1]?.warnings).toHaveLength(1);
  });

  it('is found by every word of title, SLO and signer', () => {
    const rows = [rowOf(onDesk(checkoutAgreement()))];
    expect(filterAgreements(rows, 'fails WORKS')).toHaveLength(1);
    expect(filterAgreements(rows, 'fails search')).toHaveLength(0);
  });
});

describe('the form of an agreement', () => {
  it('has an id from the title that is short, plain and free', () => {
    expect(idFromTitle('Wenn die Kasse zu oft ausfällt!', new Set())).toBe('wenn-die-kasse-zu-oft-ausfallt');
    expect(idFromTitle('Checkout', new Set(['checkout', 'checkout-2']))).toBe('checkout-3');
    expect(idFromTitle('支払い', new Set())).toBe('agreement');
    const long = idFromTitle('x'.repeat(80), new Set(['x'.repeat(30)]));
    expect(long).toHaveLength(30);
    expect(long).toMatch(/x-2$/);
  });

  it('says for every field how to mend it', () => {
    const problems = draftProblems({ ...emptyDraft(), id: 'Not An Id' }, new Set());
    expect(problems.title).toMatch(/Write a title/);
    expect(problems.slos).toMatch(/at least one SLO/);
    expect(problems.id).toMatch(/lowercase/);
    expect(draftProblems(draftOf(checkoutAgreement()), new Set(['checkout'])).id).toMatch(/Choose another/);
    expect(hasProblems(draftProblems(draftOf(checkoutAgreement()), new Set()))).toBe(false);
  });

  it('warns of an SLO that another agreement covers and of a required party without people', () => {
    const draft = draftOf(checkoutAgreement({ id: 'new', signers: {} }));
    const warnings = draftWarnings(draft, [checkoutAgreement()], TITLES);
    expect(warnings[0]).toContain('Checkout works is covered by "When checkout fails too often" already.');
    expect(warnings[1]).toContain('Nobody acts for Product, SRE, Engineering lead and Development yet.');
  });

  it('lets who leaves cease to act now instead of vanishing, and who joins act from now on', () => {
    const base = checkoutAgreement();
    const draft = draftOf(base);
    draft.people.product = [{ login: 'zoe', name: 'Zoe Lang' }];
    const next = definitionOf(draft, base, FAKE_NOW);
    const now = new Date(FAKE_NOW).toISOString();
    expect(next.signers.product).toEqual([
      { userId: 2, login: 'pat', name: 'Pat Reyes', until: now },
      { login: 'zoe', name: 'Zoe Lang', from: now },
    ]);
    expect(next.signers.sre).toEqual(base.signers.sre);
    expect(formerPeople(next, 'product', READER)).toEqual(['Pat Reyes acted until 22 Nov']);
    expect(draftOf(next).people.product).toEqual([{ login: 'zoe', name: 'Zoe Lang' }]);
  });

  it('lets somebody come back', () => {
    const base = checkoutAgreement();
    const gone = definitionOf({ ...draftOf(base), people: { ...draftOf(base).people, product: [] } }, base, FAKE_NOW);
    const back = draftOf(gone);
    back.people.product = [{ userId: 2, login: 'pat', name: 'Pat Reyes' }];
    const next = definitionOf(back, gone, FAKE_NOW + DAY);
    expect(next.signers.product).toHaveLength(2);
    expect(narrowAgreementDefinition(next).ok).toBe(true);
  });

  it('asks a party that must sign only from now on, and forgets that when it need not any more', () => {
    const base = checkoutAgreement();
    const next = definitionOf({ ...draftOf(base), required: [...base.required, 'executive'] }, base, FAKE_NOW);
    expect(next.requiredFrom).toEqual({ executive: new Date(FAKE_NOW).toISOString() });
    const kept = definitionOf(draftOf(next), next, FAKE_NOW + DAY);
    expect(kept.requiredFrom).toEqual(next.requiredFrom);
    expect(definitionOf({ ...draftOf(next), required: base.required }, next, FAKE_NOW).requiredFrom).toBeUndefined();
  });

  it('changes nothing when nothing was changed', () => {
    const base = checkoutAgreement({ service: 'checkout' });
    expect(definitionOf(draftOf(base), base, FAKE_NOW)).toEqual(base);
  });
});

describe('a form that was not saved', () => {
  it('is read back as it was, by the same person', () => {
    const place = fakePlace();
    const kept = { draft: draftOf(checkoutAgreement()), base: storedFixture('a', checkoutAgreement()), at: FAKE_NOW };
    new FormKeep(place, '2', 'checkout').write(kept);
    expect(new FormKeep(place, '2', 'checkout').read()).toEqual(kept);
    expect(new FormKeep(place, '3', 'checkout').read()).toBeUndefined();
    new FormKeep(place, '2', 'checkout').forget();
    expect(new FormKeep(place, '2', 'checkout').read()).toBeUndefined();
  });

  it.each([null, [], { draft: {} }, { draft: { ...emptyDraft(), required: ['nobody'] }, at: 1 }, 'text'])(
    'is left alone when it cannot be read: %j',
    (input) => {
      expect(narrowKeptForm(input)).toBeUndefined();
    }
  );
});

describe('the SLOs to choose from', () => {
  const slos = Array.from({ length: 40 }, (_, i) => ({ id: `s${i}`, title: `SLO ${String(i).padStart(2, '0')}` }));

  it('are cut, but never those that are chosen', () => {
    const { shown, hidden } = slosToPick(slos, ['s39'], '', 10);
    expect(shown).toHaveLength(10);
    expect(shown[0]?.id).toBe('s39');
    expect(hidden).toBe(30);
  });

  it('keep one that is not defined any more, so that it can be taken away', () => {
    expect(slosToPick([checkoutSlo()], ['gone'], '', 10).shown.map((it) => it.id)).toEqual(['gone', 'checkout']);
  });
});
