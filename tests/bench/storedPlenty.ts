import type { Act, StoredAct, Writer } from '../../src/core/agreement/Act';
import { actHash } from '../../src/core/agreement/actHash';
import type { AgreementDefinition } from '../../src/core/agreement/AgreementDefinition';
import { checkoutAgreement, checkoutSlo, checkoutTerms, PEOPLE } from '../../src/core/agreement/agreementFixture';
import { foldActs } from '../../src/core/agreement/foldActs';
import { makeCheckpoint } from '../../src/core/agreement/makeCheckpoint';
import { termsHash } from '../../src/core/agreement/termsHash';
import { DEFINITIONS_FOLDER, RECORD_FOLDER } from '../../src/grafana/places';
import { actName } from '../../src/storage/actName';
import { describeAct } from '../../src/storage/describeAct';
import { writeModel } from '../../src/storage/grafana/writeModel';
import { agreementUid, sloUid } from '../../src/storage/uids';
import type { ListedElement } from '../storage/elementsPort';
import { DAY_MS, END_MS } from './times';

/** Two years in which this was said. */
const SAID_SINCE = END_MS - 730 * DAY_MS;

const ROUNDS = 10;
const ACTS_A_ROUND = 10;

/** 500 SLOs, an agreement for each, and a hundred acts to each agreement. */
export const PAIRS = 500;

export interface Plenty {
  elements: ListedElement[];
  agreements: AgreementDefinition[];
}

/**
 * What an organisation has said in two years: ten rounds an agreement, of new terms that all sign, an exception and some remarks.
 *
 * @param checkpointAge how old the checkpoint of an agreement is, milliseconds
 */
export function storedPlenty(checkpointAge: (i: number) => number): Plenty {
  const elements: ListedElement[] = [];
  const agreements: AgreementDefinition[] = [];
  for (let i = 0; i < PAIRS; i++) {
    const id = `service-${i}`;
    const slo = checkoutSlo({ id });
    const acts = actsOf(id, i);
    const definition = checkoutAgreement({ id, title: `When ${id} fails too often`, slos: [id] });
    const at = END_MS - checkpointAge(i);
    const known = acts.filter((it) => it.createdAt <= at);
    const checkpoint = makeCheckpoint(foldActs(definition, known, at), PEOPLE.lee, at);
    const agreement = { ...definition, ...(checkpoint && { checkpoint }) };
    agreements.push(agreement);
    elements.push(
      element(sloUid(id), slo.title, 'slo', slo, SAID_SINCE, PEOPLE.sam),
      element(agreementUid(id), agreement.title, 'agreement', agreement, SAID_SINCE, PEOPLE.lee),
      ...acts.map(({ uid, act, createdAt, createdBy }) =>
        element(uid, actName(createdAt, id, act.act, uid.slice('act-'.length)), 'act', act, createdAt, createdBy)
      )
    );
  }
  return { elements, agreements };
}

function actsOf(id: string, i: number): StoredAct[] {
  const acts: StoredAct[] = [];
  const step = (END_MS - SAID_SINCE) / (ROUNDS * ACTS_A_ROUND + 1);
  const say = (by: Writer, act: Act): StoredAct => {
    const last = acts.at(-1);
    const previous = last && { uid: last.uid, hash: actHash(last.act), by: last.createdBy };
    // Agreements are talked about at different times; what was said is a few minutes apart at least.
    const createdAt = Math.floor((SAID_SINCE + step * (acts.length + i / PAIRS)) / 1000) * 1000;
    const stored = {
      uid: `act-${id}-${acts.length}`,
      act: { ...act, ...(previous && { previous }) },
      version: 1,
      createdAt,
      createdBy: by,
      updatedAt: createdAt,
      updatedBy: by,
    };
    acts.push(stored);
    return stored;
  };
  for (let version = 1; version <= ROUNDS; version++) {
    const terms = checkoutTerms({ title: `When ${id} fails too often`, goals: `Customers can pay, ${version}.` });
    const signed = { agreement: id, act: 'sign', version, termsHash: termsHash(terms) } as const;
    say(PEOPLE.sam, { agreement: id, act: 'propose', party: 'sre', version, terms, reason: 'The year is over.' });
    say(PEOPLE.pat, { ...signed, party: 'product' });
    say(PEOPLE.sam, { ...signed, party: 'sre' });
    say(PEOPLE.lee, { ...signed, party: 'lead' });
    say(PEOPLE.dana, { ...signed, party: 'development' });
    const until = new Date(acts.at(-1)!.createdAt + 40 * DAY_MS).toISOString();
    const asked = say(PEOPLE.dana, {
      agreement: id,
      act: 'ask-exception',
      party: 'development',
      scope: `Release ${version}`,
      reason: 'The law changes.',
      until,
    });
    const of = { uid: asked.uid, hash: actHash(asked.act) };
    say(PEOPLE.lee, { agreement: id, act: 'approve', party: 'lead', of });
    say(PEOPLE.pat, { agreement: id, act: 'comment', text: 'What about weekends?' });
    say(PEOPLE.sam, { agreement: id, act: 'note', text: 'The provider had an outage.' });
    say(PEOPLE.dana, { agreement: id, act: 'note', text: 'Traffic will double in spring.' });
  }
  return acts;
}

function element(
  uid: string,
  name: string,
  kind: 'slo' | 'agreement' | 'act',
  value: AgreementDefinition | Act | ReturnType<typeof checkoutSlo>,
  at: number,
  { id, login }: Writer
): ListedElement {
  const time = new Date(at).toISOString();
  const by = { id, name: login, avatarUrl: '/public/img/user_profile.png' };
  const description = kind === 'act' ? describeAct(value as Act) : '';
  return {
    uid,
    name,
    description,
    folderUid: kind === 'act' ? RECORD_FOLDER.uid : DEFINITIONS_FOLDER.uid,
    version: 1,
    model: writeModel({ kind, value, title: name, description, slos: [] }, 'truce'),
    meta: { created: time, updated: time, createdBy: by, updatedBy: by },
  };
}
