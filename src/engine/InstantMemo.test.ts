/** @jest-environment node */
import { BucketReader } from './BucketReader';
import { FakePatience } from './fakePatience';
import { failed, FakeSource } from './fakeSource';
import { InstantMemo } from './InstantMemo';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 22, 11);
const SOURCE = { type: 'prometheus', uid: 'prometheus' };

function setUp(value: (text: string) => number | undefined = () => 1) {
  const clock = { time: NOW, now: () => clock.time };
  const source = new FakeSource((text) => value(text));
  const reader = new BucketReader(source, clock, { patience: new FakePatience() });
  return { clock, source, memo: new InstantMemo(reader, clock) };
}

describe('answers about the metrics themselves', () => {
  it('are asked once for hours, and again after', async () => {
    const { clock, source, memo } = setUp();
    await memo.ask(SOURCE, ['a', 'b'], NOW);
    clock.time += 5 * HOUR;
    await memo.ask(SOURCE, ['b', 'a', 'c'], NOW);
    expect(source.asked).toEqual([['a', 'b'], ['c']]);
    clock.time += 2 * HOUR;
    await memo.ask(SOURCE, ['a'], NOW);
    expect(source.asked).toHaveLength(3);
  });

  it('of another time are asked for anew: what a metric was like a month ago says nothing about today', async () => {
    const { source, memo } = setUp();
    await memo.ask(SOURCE, ['a'], NOW - 30 * 24 * HOUR);
    await memo.ask(SOURCE, ['a'], NOW);
    expect(source.asked).toHaveLength(2);
  });

  it('are not kept where the source failed or found nothing, unless nothing is an answer', async () => {
    const { source, memo } = setUp((text) => (text === 'nothing' ? undefined : 1));
    source.failure = failed('refused');
    await memo.ask(SOURCE, ['a'], NOW);
    source.failure = undefined;
    expect((await memo.ask(SOURCE, ['a'], NOW))[0]).toMatchObject({ ok: true });
    await memo.ask(SOURCE, ['nothing'], NOW);
    await memo.ask(SOURCE, ['nothing'], NOW);
    expect(source.asked).toHaveLength(4);
    await memo.ask(SOURCE, ['nothing'], NOW, true);
    await memo.ask(SOURCE, ['nothing'], NOW, true);
    expect(source.asked).toHaveLength(5);
  });

  it('can be forgotten', async () => {
    const { source, memo } = setUp();
    await memo.ask(SOURCE, ['a'], NOW);
    memo.forget(SOURCE, 'a', NOW);
    await memo.ask(SOURCE, ['a'], NOW);
    expect(source.asked).toHaveLength(2);
  });

  it('stay answers when there are more than are kept', async () => {
    const { memo } = setUp();
    await memo.ask(SOURCE, ['first'], NOW);
    const many = Array.from({ length: 10_000 }, (_, i) => `x${i}`);
    expect(await memo.ask(SOURCE, ['first', ...many], NOW)).toHaveLength(10_001);
    expect((await memo.ask(SOURCE, ['first', 'one more'], NOW)).every((it) => it.ok)).toBe(true);
  });
});
