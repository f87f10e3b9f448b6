/** Columns of the `events` frame. The first six are what Grafana's annotations look for, by these very names. */
export const EVENT_COLUMNS = {
  time: 'time',
  timeEnd: 'timeEnd',
  title: 'title',
  text: 'text',
  tags: 'tags',
  id: 'id',
  kind: 'kind',
  slo: 'slo',
} as const;
