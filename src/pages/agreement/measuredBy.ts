import type { Indicator, QueriesIndicator } from '../../core/slo/Indicator';

/** One line of how an SLO is measured. */
export interface MeasuredLine {
  label: string;
  text: string;
  /** It is a query, not a sentence. */
  isQuery: boolean;
}

/** How an SLO is measured, line by line, for whoever wants to know. */
export function measuredBy(indicator: Indicator): MeasuredLine[] {
  switch (indicator.kind) {
    case 'events':
      return queries({ Bad: indicator.bad, Good: indicator.good, All: indicator.total });
    case 'latency':
    case 'native-latency':
      return [
        ...queries({ Histogram: indicator.histogram }),
        words('Good', `answered within ${indicator.threshold}, in the unit of the histogram`),
      ];
    case 'slices':
      return [
        ...queries({ Value: indicator.query }),
        words('Good', `${indicator.sliceSeconds ?? 60} s whose value is ${indicator.good.is} ${indicator.good.value}`),
      ];
    case 'up':
      return [...queries({ Gauge: indicator.gauge }), words('Up', UP[indicator.across])];
    case 'ratio':
      return queries({ [`Share of ${indicator.measures}`]: indicator.ratio, Weight: indicator.weight });
    case 'queries':
      return ofQueries(indicator);
    case 'composite':
      return [
        words(
          'Combined',
          indicator.combine === 'worst' ? 'the worst part counts' : 'the weighted mean of the parts counts'
        ),
        ...indicator.parts.flatMap((part) =>
          measuredBy(part.indicator).map((line) => ({ ...line, label: `${part.name}: ${line.label}` }))
        ),
      ];
  }
}

const UP = { any: 'any instance', all: 'all instances', share: 'the share of instances' };

function ofQueries({ queries: all, total, bad, good, ratio }: QueriesIndicator): MeasuredLine[] {
  const places = { Bad: bad, Good: good, All: total, [`Share of ${ratio?.measures ?? 'good'}`]: ratio };
  const found = Object.entries(places).flatMap(([label, place]) =>
    place === undefined ? [] : [words(label, [`query ${place.refId}`, place.field].filter(Boolean).join(', '))]
  );
  return [
    ...found,
    ...all.map(({ refId, ...query }) => ({ label: `Query ${refId}`, text: JSON.stringify(query), isQuery: true })),
  ];
}

function queries(texts: Record<string, string | undefined>): MeasuredLine[] {
  return Object.entries(texts).flatMap(([label, text]) => (text === undefined ? [] : [{ label, text, isQuery: true }]));
}

function words(label: string, text: string): MeasuredLine {
  return { label, text, isQuery: false };
}
