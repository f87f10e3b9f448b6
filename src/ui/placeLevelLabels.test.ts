import { placeLevelLabels } from './placeLevelLabels';

const AREA = { top: 0, bottom: 100 };

describe('placing the labels of lines', () => {
  it('writes a label above its line', () => {
    expect(placeLevelLabels([50], [], AREA, 10)).toEqual([44]);
  });

  it('writes it below where the plot ends above', () => {
    expect(placeLevelLabels([4], [], AREA, 10)).toEqual([10]);
  });

  it('writes it below where another line runs through', () => {
    expect(placeLevelLabels([50], [45], AREA, 10)).toEqual([56]);
  });

  it('leaves out a label that has no place, and the first line wins', () => {
    expect(placeLevelLabels([50, 53], [56], AREA, 10)).toEqual([44, undefined]);
  });
});
