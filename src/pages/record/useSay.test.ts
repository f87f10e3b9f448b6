import { act, renderHook } from '@testing-library/react';

import { fakeDesk } from './fakeDesk';
import { useSay } from './useSay';

const ignore = () => undefined;
const comment = (text: string) => ({ act: 'comment' as const, text });

describe('saying something again', () => {
  it('is the same act when it did not arrive at first', async () => {
    const fake = await fakeDesk();
    const { result } = renderHook(() => useSay(fake.desk, 'checkout', ignore));
    fake.connection.isGone = true;
    await act(async () => void (await result.current.say(comment('Hello.'))));
    const ids = fake.desk.kept().map((it) => it.id);
    fake.connection.isGone = false;
    await act(async () => void (await result.current.say(comment('Hello.'))));
    expect((await fake.store.acts()).acts.map((it) => it.uid)).toEqual(ids.map((id) => `act-${id}`));
  });

  it('is another act once the first was sent by another way', async () => {
    const fake = await fakeDesk();
    const { result } = renderHook(() => useSay(fake.desk, 'checkout', ignore));
    fake.connection.isGone = true;
    await act(async () => void (await result.current.say(comment('Hello.'))));
    fake.connection.isGone = false;
    const [kept] = fake.desk.kept();
    await fake.desk.say('checkout', kept!.draft, kept!.id);
    await act(async () => void (await result.current.say(comment('And another thing.'))));
    expect(result.current.refusal).toBeUndefined();
    expect((await fake.store.acts()).acts).toHaveLength(2);
  });
});
