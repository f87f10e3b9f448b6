import { tierBands } from './tierBands';

const mark = (decision: 'ship' | 'care' | 'stop', below?: number) => ({
  id: decision,
  decision,
  below,
  label: '',
  agreed: '',
});

describe('the bands of the tiers', () => {
  it('cover the whole budget without a gap, worst first', () => {
    expect(tierBands([mark('ship'), mark('care', 0.25), mark('stop', 0)])).toEqual([
      { decision: 'stop', from: -Infinity, to: 0 },
      { decision: 'care', from: 0, to: 0.25 },
      { decision: 'ship', from: 0.25, to: Infinity },
    ]);
  });

  it('are one where the agreement has a single tier, and none without an agreement', () => {
    expect(tierBands([mark('ship')])).toEqual([{ decision: 'ship', from: -Infinity, to: Infinity }]);
    expect(tierBands([])).toEqual([]);
  });
});
