/** @jest-environment node */
import type { FailureKind } from '../policy/SourceFailure';
import { failureHeadline, howToMend, wordFailure } from './wordFailure';

describe('a data source that failed', () => {
  it.each<[FailureKind, string, string]>([
    [
      'syntax',
      'parse error: unexpected end of input',
      "The data source does not understand the query: parse error: unexpected end of input. Correct the SLO's query. Query: sum(x",
    ],
    [
      'refused',
      '403 Forbidden',
      'The data source refuses to answer: 403 Forbidden. Give whoever looks at this permission to query it, or renew its credentials. Query: sum(x',
    ],
    [
      'source-missing',
      'Data source not found.',
      'The data source is not there: Data source not found. It may have been deleted: choose another one in the SLO. Query: sum(x',
    ],
    [
      'too-many-points',
      'exceeded maximum resolution of 11,000 points per timeseries',
      'The data source does not answer as many points: exceeded maximum resolution of 11,000 points per timeseries. Ask about a shorter time, or raise its limit of points. Query: sum(x',
    ],
    [
      'too-much',
      'query processing would load too many samples into memory',
      'The query reads more than the data source allows: query processing would load too many samples into memory. Select fewer series, or raise its limit. Query: sum(x',
    ],
    [
      'timeout',
      'context deadline exceeded',
      'The data source took too long: context deadline exceeded. Select fewer series, or record the counts beforehand. Query: sum(x',
    ],
    [
      'unreachable',
      'connection refused',
      'The data source does not answer: connection refused. Check that it runs and that Grafana reaches it. Query: sum(x',
    ],
    [
      'overloaded',
      '429 Too Many Requests',
      'The data source is overloaded: 429 Too Many Requests. It is asked again at the next refresh. Query: sum(x',
    ],
    [
      'cancelled',
      'The request was cancelled.',
      'The question was withdrawn: The request was cancelled. Refresh to ask again. Query: sum(x',
    ],
    [
      'other',
      'many-to-many matching not allowed',
      'The data source answers with an error: many-to-many matching not allowed. Its own words say what to mend. Query: sum(x',
    ],
  ])('says of "%s" what failed, its own words, what to do and what was asked', (kind, message, sentence) => {
    expect(wordFailure({ kind, message, query: 'sum(x' })).toBe(sentence);
    expect(sentence.startsWith(failureHeadline(kind).replace('.', ':'))).toBe(true);
    expect(sentence).toContain(howToMend(kind));
  });

  it('shows the beginning of a long query, and none where none was asked', () => {
    const long = wordFailure({ kind: 'timeout', message: 'slow', query: `sum(${'x'.repeat(500)})` });
    expect(long).toMatch(/ Query: sum\(x{156}…$/);
    expect(wordFailure({ kind: 'timeout', message: 'slow' })).not.toContain('Query');
  });
});
