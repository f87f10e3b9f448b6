import type { StateRow } from '../frames/decodeState';
import type { TileContent } from './fitTile';

export interface TileOptions {
  showTitle: boolean;
  showBar: boolean;
  showAgreement: boolean;
}

/** The words of one tile, before anything is left out for room. */
export function tileContent(row: StateRow, options: TileOptions): TileContent {
  const { detail } = row;
  const [why] = detail.reasons;
  const state = detail.without?.state ?? detail.state;
  const isUnknown = state === 'cant-tell' || state === 'too-little-traffic';
  // Nothing is agreed for a state without an answer; its room goes to why there is none.
  const isSaid = why !== undefined && detail.sentence.includes(why.split(';')[0]!.replace(/\.$/, ''));
  const instead = isUnknown && why !== undefined && !isSaid ? why : '';
  return {
    title: options.showTitle ? row.title : '',
    window: detail.window,
    headline: detail.headline,
    sentence: detail.sentence,
    next: unlessSaid(detail.lastKnown?.text, detail.sentence) ?? unlessSaid(detail.next, detail.sentence) ?? '',
    // A bar would look like a measured answer where there is none; the sentence says what was known last.
    bar: options.showBar && !isUnknown && detail.remaining !== undefined,
    agreed: !options.showAgreement ? '' : detail.agreed !== '' ? `Agreed: ${detail.agreed}` : instead,
    signedBy: options.showAgreement ? detail.signedBy : '',
    footers: options.showAgreement ? footers(row) : [],
    age: detail.age,
  };
}

/** The footer's left part, from the longest to the shortest form. */
function footers({ detail }: StateRow): string[] {
  const names = detail.signatures.map((it) => `${it.signed ? '✓' : '○'} ${it.partyName}`).join('  ');
  const signed = detail.signatures.filter((it) => it.signed).length;
  const count =
    detail.signatures.length === 0
      ? ''
      : signed === detail.signatures.length
        ? '✓ all signed'
        : `${signed} of ${detail.signatures.length} signed`;
  const forms = [[detail.basis, names], [detail.basis, count], [detail.basis], [count]];
  return forms.map((parts) => parts.filter(Boolean).join('  ·  ')).filter(Boolean);
}

function unlessSaid(text: string | undefined, sentence: string): string | undefined {
  return text === undefined || text === '' || sentence.includes(text) ? undefined : text;
}
