import { AgreementBook } from '../core/agreement/AgreementBook';
import type { AgreementState } from '../core/agreement/AgreementState';
import type { StoredAct } from '../core/agreement/Act';
import type { PromisedSince } from '../core/agreement/PromisedSince';
import { recordStart } from '../core/agreement/recordStart';
import type { Slo } from '../core/slo/Slo';
import type { Judged } from '../engine/Job';
import type { Clock } from '../engine/ports';
import type { ActRecord, Definitions, Store } from '../storage/ports';
import { mergeRecords } from './mergeRecords';

/** Definitions are read again when they are so old. */
const DEFINITIONS_MS = 30_000;

/** All panels of a dashboard ask within a moment of each other: they share the newest acts. */
const ACTS_MS = 1_000;

/** Servers whose clocks disagree may date an act before one that was read already. */
const OVERLAP_MS = 60_000;

/** Acts that were changed or removed long after they were written show when everything is read anew. */
const ANEW_MS = 10 * 60_000;

/** A question about a time so close to the clock is one about now: panels ask a moment after the end of their range. */
const NOW_MS = 10_000;

/** What is stored, as far as it was read. */
export interface Contents {
  definitions: Definitions;
  /** Everything that was said since the checkpoints of the agreements. */
  record: ActRecord;
  book: AgreementBook;
}

/** What was read at some time, and what has to be known to read on. */
interface Kept extends Contents {
  /** When everything was read anew, when the definitions were, and when the newest acts were. Milliseconds. */
  anewAt: number;
  definedAt: number;
  readAt: number;
  /** From when on acts were read, milliseconds. */
  since: number;
  /** By agreement: everything that was ever said. */
  whole: Map<string, Promise<readonly StoredAct[]>>;
  /** Those of them that have arrived. */
  arrived: Map<string, readonly StoredAct[]>;
}

/**
 * Definitions and acts, read once for all panels of a page. Acts are as fresh as the question: what somebody signed elsewhere shows
 * at the next refresh. Only the newest of them are asked for; the whole record of an agreement only where a question needs it.
 */
export class Library {
  private kept?: Kept;
  private reading?: Promise<Kept>;

  constructor(
    private readonly store: Pick<Store, 'definitions' | 'acts' | 'actsSince'>,
    private readonly clock: Clock
  ) {}

  /** Reads everything anew at the next question: pages call it after they wrote. */
  forget(): void {
    this.kept = undefined;
    this.reading = undefined;
  }

  /** All SLO definitions. @throws StoreError */
  async slos(): Promise<Slo[]> {
    const { definitions } = await this.contents();
    return definitions.slos.map((it) => it.value);
  }

  /** What is stored, with what could not be read. @throws StoreError */
  async contents(): Promise<Contents> {
    return this.read();
  }

  /**
   * An SLO as it is to be judged at a time (milliseconds): as signed then, else as defined now, with the other SLOs that the
   * agreement in force covers.
   *
   * @throws StoreError
   */
  async judged(slo: Slo, time: number): Promise<Judged> {
    const book = await this.bookFor(slo.id, time, time);
    return book.judged(slo, this.asked(book, slo.id, time));
  }

  /**
   * What was promised for an SLO from a time on (milliseconds, ascending): by each version of its agreement that was in force.
   *
   * @throws StoreError
   */
  async promised(slo: Slo, from: number, time: number): Promise<PromisedSince[]> {
    return (await this.bookFor(slo.id, from, time)).promised(slo, from, time);
  }

  /**
   * Every agreement that claims an SLO as it stood at a time, with everything that was said from another time on (milliseconds).
   *
   * @throws StoreError
   */
  async agreements(sloId: string, from: number, time: number): Promise<AgreementState[]> {
    const book = await this.bookFor(sloId, from, time);
    return book.statesOf(sloId, this.asked(book, sloId, time));
  }

  /** Of the past exactly what is asked; of now everything that was said, however far behind this clock is. */
  private asked(book: AgreementBook, sloId: string, time: number): number {
    return isOld(time, this.clock.now(), NOW_MS) ? time : book.latest(sloId, time);
  }

  /** The book once it holds what a question about an SLO needs. */
  private async bookFor(sloId: string, from: number, time: number): Promise<AgreementBook> {
    for (;;) {
      const kept = await this.read();
      const lacking = kept.book.lacking(sloId, from, time);
      if (lacking.length === 0) {
        return kept.book;
      }
      await Promise.all(lacking.map((id) => this.readWhole(kept, id)));
      // Somebody else who waited for the same may have written it already.
      if (kept.book.lacking(sloId, from, time).length > 0) {
        kept.book = bookOf(kept);
      }
    }
  }

  private async readWhole(kept: Kept, id: string): Promise<void> {
    const known = kept.whole.get(id);
    const reading = known ?? this.store.acts(id).then(({ acts }) => acts);
    kept.whole.set(id, reading);
    try {
      kept.arrived.set(id, await reading);
    } catch (error) {
      // A failed read must not be answered again.
      kept.whole.delete(id);
      throw error;
    }
  }

  /** What is known, as fresh as it has to be: one read in flight for all that ask. */
  private async read(): Promise<Kept> {
    const { kept } = this;
    if (kept !== undefined && !isOld(kept.readAt, this.clock.now(), ACTS_MS)) {
      return kept;
    }
    this.reading ??= this.start();
    return this.reading;
  }

  private start(): Promise<Kept> {
    const now = this.clock.now();
    const { kept } = this;
    const isAnew = kept === undefined || isOld(kept.anewAt, now, ANEW_MS);
    const reading = isAnew ? this.readAnew(now) : this.readOn(kept, now);
    const done = () => {
      if (this.reading === reading) {
        this.reading = undefined;
      }
    };
    reading.then((read) => {
      // What was asked for before it was forgotten is not kept.
      if (this.reading === reading) {
        this.kept = read;
      }
      done();
    }, done);
    return reading;
  }

  private async readAnew(now: number, known?: Definitions): Promise<Kept> {
    const definitions = known ?? (await this.store.definitions());
    const since = recordStart(definitions.agreements);
    const record = await this.store.actsSince(since);
    const read = { definitions, record, since, anewAt: now, definedAt: now, readAt: now, arrived: new Map() };
    return { ...read, whole: new Map(), book: bookOf(read) };
  }

  private async readOn(kept: Kept, now: number): Promise<Kept> {
    const newest = kept.record.acts.reduce((latest, it) => Math.max(latest, it.createdAt), kept.since);
    const isDue = isOld(kept.definedAt, now, DEFINITIONS_MS);
    const [known, added] = await Promise.all([
      isDue ? this.store.definitions() : kept.definitions,
      this.store.actsSince(Math.max(kept.since, newest - OVERLAP_MS)),
    ]);
    const isNew = !isDue && tellsOfNewAgreement(kept, added);
    const definitions = isNew ? await this.store.definitions() : known;
    if (recordStart(definitions.agreements) < kept.since) {
      return this.readAnew(now, definitions);
    }
    const record = mergeRecords(kept.record, added);
    const isSame = record === kept.record && isUnchanged(kept.definitions, definitions);
    const read = { ...kept, definitions, record, readAt: now, definedAt: isDue || isNew ? now : kept.definedAt };
    return isSame ? read : { ...read, book: bookOf(read) };
  }
}

function bookOf({ definitions, record, arrived }: Pick<Kept, 'definitions' | 'record' | 'arrived'>): AgreementBook {
  const values = <T>(stored: ReadonlyArray<{ value: T }>) => stored.map((it) => it.value);
  return new AgreementBook(values(definitions.agreements), values(definitions.slos), record.acts, arrived);
}

/** Whether somebody spoke for the first time about an agreement that was made since the definitions were read. */
function tellsOfNewAgreement({ definitions, record }: Contents, added: ActRecord): boolean {
  const defined = new Set(definitions.agreements.map((it) => it.value.id));
  const read = new Set(record.acts.map((it) => it.uid));
  return added.acts.some((it) => !read.has(it.uid) && !defined.has(it.act.agreement));
}

function isUnchanged(before: Definitions, later: Definitions): boolean {
  const versions = ({ slos, agreements }: Definitions) =>
    JSON.stringify([...slos, ...agreements].map((it) => [it.uid, it.version, it.updatedAt]));
  return before === later || versions(before) === versions(later);
}

function isOld(at: number, now: number, maxAgeMs: number): boolean {
  return now - at > maxAgeMs;
}
