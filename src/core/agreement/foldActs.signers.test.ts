/** @jest-environment node */
import type { StoredAct, Writer } from './Act';
import type { AgreementDefinition } from './AgreementDefinition';
import { actHash } from './actHash';
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from './agreementFixture';
import { foldActs } from './foldActs';
import { partiesNeedingSigners } from './partiesNeedingSigners';
import { pinnedDefinition } from './pinnedDefinition';

const START = Date.UTC(2027, 2, 3, 9);
const MINUTE = 60_000;
const v1 = checkoutTerms();
const { pat, sam, lee, dana, outsider } = PEOPLE;

function iso(time: number): string {
  return new Date(time).toISOString();
}

function reasons(acts: StoredAct[], definition: AgreementDefinition): string[] {
  return foldActs(definition, acts, Infinity).invalid.map((it) => it.reason);
}

function agreed(): RecordWriter {
  const record = new RecordWriter(START);
  record.propose(sam, 'sre', v1);
  record.signAll(v1);
  return record;
}

describe('who left and who came later', () => {
  const left = iso(START + 10 * MINUTE);
  const withoutPat = checkoutAgreement({
    signers: {
      ...checkoutAgreement().signers,
      product: [
        { userId: 2, login: 'pat', name: 'Pat Reyes', until: left },
        { userId: 7, login: 'noor', name: 'Noor Haddad', from: left },
      ],
    },
  });

  test('the signature of a signer who left stays, and the agreement stays in force', () => {
    const { inForce, invalid } = foldActs(withoutPat, agreed().acts, START + 100 * MINUTE);
    expect(inForce?.signatures).toMatchObject([{ name: 'Pat Reyes', party: 'product' }, {}, {}, {}]);
    expect(invalid).toEqual([]);
  });

  test('whose Grafana user was deleted keeps name and signature; a stranger without a login is called a deleted user', () => {
    const record = new RecordWriter(START);
    record.propose({ ...sam, login: '' }, 'sre', v1);
    record.sign({ id: 99, login: '' }, 'product', v1);
    const { entries, proposed } = foldActs(checkoutAgreement(), record.acts, Infinity);
    expect(proposed?.proposedBy).toBe('Sam Okafor');
    expect(entries.map((it) => it.name)).toEqual(['Sam Okafor', 'a deleted user']);
    expect(entries[1]?.invalid).toBe('A deleted user may not sign for Product.');
  });

  test('who left cannot sign any more, and the successor could not before', () => {
    const record = agreed();
    record.propose({ id: 7, login: 'noor' }, 'product', v1, 2);
    while (record.time < START + 10 * MINUTE) {
      record.sign(sam, 'sre', v1);
    }
    record.sign(pat, 'product', v1);
    expect(reasons(record.acts, withoutPat)).toEqual([
      'Noor Haddad acts for Product since 2027-03-03, after this.',
      'Pat Reyes ceased to act for Product on 2027-03-03, before this.',
    ]);
  });

  test('a required party for which nobody acts any more needs a new signer, with who left', () => {
    const definition = checkoutAgreement({
      signers: {
        ...checkoutAgreement().signers,
        product: [
          { userId: 8, login: 'old', name: 'Olga Dahl', until: iso(START) },
          { userId: 2, login: 'pat', name: 'Pat Reyes', until: left },
        ],
        lead: undefined,
      },
    });
    const state = foldActs(definition, agreed().acts, START + 100 * MINUTE);
    expect(partiesNeedingSigners(state, START + 9 * MINUTE)).toEqual([{ party: 'lead', left: [] }]);
    expect(partiesNeedingSigners(state, START + 100 * MINUTE)).toEqual([
      {
        party: 'product',
        left: [
          { name: 'Pat Reyes', until: START + 10 * MINUTE },
          { name: 'Olga Dahl', until: START },
        ],
      },
      { party: 'lead', left: [] },
    ]);
  });

  test('no new signer is needed while another person acts for the party, nor for a party that need not sign', () => {
    const state = foldActs(withoutPat, agreed().acts, START + 100 * MINUTE);
    expect(partiesNeedingSigners(state, START + 100 * MINUTE)).toEqual([]);
  });

  test('a party that must sign only later does not unsign what is in force, and must sign the next version', () => {
    const definition = checkoutAgreement({
      required: [...checkoutAgreement().required, 'executive'],
      requiredFrom: { executive: iso(START + 30 * MINUTE) },
      signers: { ...checkoutAgreement().signers, executive: [{ userId: 6, login: 'eve', name: 'Eve Ito' }] },
    });
    const record = agreed();
    while (record.time < START + 30 * MINUTE) {
      record.sign(sam, 'sre', v1);
    }
    record.propose(sam, 'sre', v1, 2);
    record.signAll(v1, 2);
    expect(foldActs(definition, record.acts, record.time)).toMatchObject({
      inForce: { version: 1, required: ['product', 'sre', 'lead', 'development'] },
      proposed: { version: 2, waitsFor: ['executive'] },
    });
    expect(
      partiesNeedingSigners(foldActs(checkoutAgreement({ ...definition, signers: {} }), [], 0), START)
    ).toHaveLength(4);
  });
});

describe('people whom the definition names by login only', () => {
  const byLogin = checkoutAgreement({
    signers: { ...checkoutAgreement().signers, product: [{ login: 'pat', name: 'Pat Reyes' }] },
  });

  /** Writes as the pages do: naming the act before, and under which login it was written. */
  class Attesting extends RecordWriter {
    override add(by: Writer, act: Parameters<RecordWriter['add']>[1]): StoredAct {
      const before = this.acts.at(-1);
      const previous = before && { uid: before.uid, hash: actHash(before.act), by: before.createdBy };
      return super.add(by, previous === undefined ? act : { ...act, previous });
    }

    note(by: Writer): StoredAct {
      return this.add(by, { agreement: 'checkout', act: 'note', text: 'Hello.' });
    }
  }

  /** The acts as Grafana shows them after somebody took another login: all of theirs under the login of today. */
  function renamed(acts: readonly StoredAct[], id: number, login: string): StoredAct[] {
    const rename = (writer: Writer) => (writer.id === id ? { id, login } : writer);
    return acts.map((it) => ({ ...it, createdBy: rename(it.createdBy), updatedBy: rename(it.updatedBy) }));
  }

  function talk(): Attesting {
    const record = new Attesting(START);
    record.note(outsider);
    record.propose(pat, 'product', v1);
    record.signAll(v1);
    return record;
  }

  test('their acts count under the login, in any spelling', () => {
    expect(foldActs(byLogin, talk().acts, Infinity)).toMatchObject({ inForce: { version: 1 }, invalid: [] });
  });

  test('renaming oneself afterwards changes nothing', () => {
    const acts = renamed(talk().acts, 2, 'patricia');
    expect(foldActs(byLogin, acts, Infinity)).toMatchObject({ inForce: { version: 1 }, invalid: [] });
  });

  test('two who renamed themselves and vouch for each other still count, by what a third says', () => {
    const two = checkoutAgreement({
      signers: { ...byLogin.signers, sre: [{ login: 'sam', name: 'Sam Okafor' }] },
    });
    const acts = renamed(renamed(talk().acts, 2, 'patricia'), 3, 'samuel');
    expect(foldActs(two, acts, Infinity)).toMatchObject({ inForce: { version: 1 }, invalid: [] });
  });

  test('a forger who takes the login that became free gets nothing by it', () => {
    const record = talk();
    record.sign(outsider, 'product', v1);
    const acts = renamed(renamed(record.acts, 2, 'patricia'), outsider.id, 'pat');
    expect(foldActs(byLogin, acts, Infinity)).toMatchObject({
      inForce: { version: 1 },
      invalid: [{ stored: { createdBy: { id: outsider.id } }, reason: 'pat may not sign for Product.' }],
    });
  });

  test('nor does one who only says that he had it: nobody is believed about himself', () => {
    const record = new Attesting(START);
    const first = record.note(outsider);
    record.acts.push({
      ...record.note(outsider),
      uid: 'claim',
      act: {
        agreement: 'checkout',
        act: 'sign',
        party: 'product',
        version: 1,
        termsHash: '0'.repeat(64),
        previous: { uid: first.uid, hash: actHash(first.act), by: { id: outsider.id, login: 'pat' } },
      },
    });
    record.propose(pat, 'product', v1);
    expect(reasons(record.acts, byLogin)).toEqual(['mallory may not sign for Product.']);
    expect(foldActs(byLogin, record.acts, Infinity).proposed).toMatchObject({ proposedBy: 'Pat Reyes' });
  });

  test('nor by an accomplice who acts for no party', () => {
    const trent = { id: 10, login: 'trent' };
    const record = new RecordWriter(START);
    const note = record.add(trent, { agreement: 'checkout', act: 'note', text: 'Hello.' });
    record.add(outsider, {
      agreement: 'checkout',
      act: 'note',
      text: 'That was Pat.',
      previous: { uid: note.uid, hash: actHash(note.act), by: { id: 10, login: 'pat' } },
    });
    record.propose(trent, 'product', v1);
    expect(reasons(record.acts, byLogin)).toEqual(['trent may not propose for Product.']);
  });

  test('nor can one signer make another signer out of a third', () => {
    const record = new RecordWriter(START);
    const proposal = record.propose(sam, 'sre', v1);
    record.add(lee, {
      agreement: 'checkout',
      act: 'note',
      text: 'That was Pat.',
      previous: { uid: proposal.uid, hash: actHash(proposal.act), by: { id: 3, login: 'pat' } },
    });
    record.sign(sam, 'product', v1);
    expect(reasons(record.acts, byLogin)).toEqual(['Sam Okafor may not sign for Product.']);
  });

  test('a forger who was there before, and took the login later, does not push the first holder aside', () => {
    const record = new Attesting(START);
    record.note(outsider);
    record.note(outsider);
    record.propose(pat, 'product', v1);
    record.signAll(v1);
    const acts = renamed(renamed(record.acts, 2, 'patricia'), outsider.id, 'pat');
    expect(foldActs(byLogin, acts, Infinity)).toMatchObject({ inForce: { version: 1 }, invalid: [] });
  });

  test('a renamed person counts at past times too, by what was attested later', () => {
    const { acts } = talk();
    const at = START + 2 * MINUTE;
    const today = renamed(acts, 2, 'patricia');
    expect(foldActs(byLogin, today, at).proposed).toMatchObject({ proposedBy: 'Pat Reyes', waitsFor: { length: 4 } });
  });

  test('with the next save of the definition their ids are written down, for every party they act for', () => {
    const twice = checkoutAgreement({
      signers: {
        ...byLogin.signers,
        executive: [
          { login: 'PAT', name: 'Pat Reyes' },
          { login: 'eve', name: 'Eve Ito' },
        ],
      },
    });
    const pinned = pinnedDefinition(twice, talk().acts);
    expect(pinned.signers.product).toEqual([{ userId: 2, login: 'pat', name: 'Pat Reyes' }]);
    expect(pinned.signers.executive).toEqual([
      { userId: 2, login: 'PAT', name: 'Pat Reyes' },
      { login: 'eve', name: 'Eve Ito' },
    ]);
    expect(pinnedDefinition(pinned, talk().acts)).toBe(pinned);
    expect(pinnedDefinition(checkoutAgreement(), talk().acts)).toEqual(checkoutAgreement());
  });
});

describe('what anybody may say', () => {
  test('comments and notes need no party, and count', () => {
    const record = agreed();
    const previous = { uid: 'act-5', hash: actHash(record.acts[4]!.act) };
    record.add(outsider, { agreement: 'checkout', act: 'comment', version: 1, text: 'Why 99.9?', previous });
    record.add(outsider, { agreement: 'checkout', act: 'note', text: 'Vendor told us.', slos: ['checkout'], previous });
    expect(reasons(record.acts, checkoutAgreement())).toEqual([]);
  });

  test('a note about an SLO of another agreement says so', () => {
    const record = agreed();
    const previous = { uid: 'act-5', hash: actHash(record.acts[4]!.act) };
    record.add(outsider, { agreement: 'checkout', act: 'note', text: 'Down.', slos: ['search'], previous });
    expect(reasons(record.acts, checkoutAgreement())).toEqual([
      'It is about the SLO "search", which this agreement does not cover.',
    ]);
  });

  test('a comment that somebody changed afterwards does not count', () => {
    const record = agreed();
    const stored = record.add(outsider, { agreement: 'checkout', act: 'comment', text: 'No.' });
    record.acts[5] = { ...stored, version: 2, updatedBy: dana };
    expect(reasons(record.acts, checkoutAgreement())).toEqual(['Changed afterwards by Dana Costa.']);
  });
});
