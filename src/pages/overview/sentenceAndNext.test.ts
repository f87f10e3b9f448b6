import { sentenceAndNext } from './sentenceAndNext';

describe('a state in words', () => {
  it('is the sentence and what happens next', () => {
    expect(sentenceAndNext({ sentence: '13 % is left.', next: 'Gone on Thursday.' })).toBe(
      '13 % is left. Gone on Thursday.'
    );
  });

  it('says nothing twice', () => {
    expect(sentenceAndNext({ sentence: 'Used up. Gone on Thursday.', next: 'Gone on Thursday.' })).toBe(
      'Used up. Gone on Thursday.'
    );
  });

  it('is the sentence alone when nothing is foreseen', () => {
    expect(sentenceAndNext({ sentence: '13 % is left.', next: '' })).toBe('13 % is left.');
  });
});
