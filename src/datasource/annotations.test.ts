import type { AnnotationQuery } from '@grafana/data';

import { NOW } from '../core/policy/policyFixture';
import { encodeEvents } from '../frames/encodeEvents';
import { forAnnotations } from './forAnnotations';
import { truceAnnotations } from './truceAnnotations';
import type { TruceQuery } from './TruceQuery';

function queryOf(target?: object): TruceQuery | undefined {
  return truceAnnotations.prepareQuery!({ name: 'Truce', target } as unknown as AnnotationQuery<TruceQuery>);
}

describe('annotations of the Truce data source', () => {
  it('ask for events, whatever view is stored', () => {
    expect(queryOf({ refId: 'Anno', view: 'state', slo: '$slo' })).toEqual({
      refId: 'Anno',
      view: 'events',
      slo: '$slo',
      isAnnotation: true,
    });
  });

  it('ask for all SLOs where nothing was picked yet', () => {
    expect(queryOf()).toEqual({ refId: 'Anno', view: 'events', isAnnotation: true });
  });

  it('show as text what people wrote as markup', () => {
    const text = `<img src=x onerror="alert('1')"> & more`;
    const event = { kind: 'note', id: 'act-1', at: 1, slos: ['a'], name: '<i>Sam</i>', text } as const;
    const frame = forAnnotations(encodeEvents('A', [event], () => 'A', { timeZone: 'UTC', now: NOW }));
    const values = (name: string) => frame.fields.find((it) => it.name === name)!.values;
    expect(values('text')).toEqual(['&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; more']);
    expect(values('title')).toEqual(['A: note by &lt;i&gt;Sam&lt;/i&gt;']);
  });

  it('are none that Grafana would offer to edit', () => {
    const event = { kind: 'note', id: 'act-1', at: 1, slos: ['a'], name: 'Sam', text: '' } as const;
    const frame = forAnnotations(encodeEvents('A', [event], () => 'A', { timeZone: 'UTC', now: NOW }));
    expect(frame.fields.find((it) => it.name === 'id')!.values).toEqual([0]);
  });
});
