import { isRecord } from './isRecord';
import type { SourceField, SourceFrame, SourceNotice } from './SourceFrame';

/**
 * Decodes the frames of a query's result as Grafana's `POST /api/ds/query` answers them, without Grafana's packages, which
 * need a browser. What is no frame is left out.
 *
 * Where JSON has no word for a number (NaN, infinities) Grafana sends null and says beside it which one stood there: no
 * finite number either way.
 *
 * @see https://grafana.com/developers/plugin-tools/key-concepts/data-frames
 */
export function decodeFrames(frames: unknown): SourceFrame[] {
  return (Array.isArray(frames) ? frames : []).filter(isRecord).map(decodeFrame);
}

function decodeFrame({ schema, data }: Record<string, unknown>): SourceFrame {
  const { refId, name, fields, meta } = isRecord(schema) ? schema : {};
  const columns = isRecord(data) && Array.isArray(data.values) ? data.values : [];
  return {
    refId: textOf(refId),
    name: textOf(name),
    meta: isRecord(meta) ? { dataTopic: textOf(meta.dataTopic), notices: decodeNotices(meta.notices) } : undefined,
    fields: (Array.isArray(fields) ? fields : []).map((field: unknown, i) => decodeField(field, columns[i])),
  };
}

function decodeField(field: unknown, values: unknown): SourceField {
  const { name, type, labels } = isRecord(field) ? field : {};
  return {
    name: textOf(name) ?? '',
    type: textOf(type) ?? '',
    labels: isRecord(labels)
      ? Object.fromEntries(Object.entries(labels).map(([it, value]) => [it, String(value)]))
      : {},
    values: Array.isArray(values) ? values : [],
  };
}

function decodeNotices(notices: unknown): SourceNotice[] {
  return (Array.isArray(notices) ? notices : [])
    .filter(isRecord)
    .map(({ severity, text }) => ({ severity: textOf(severity) ?? '', text: textOf(text) ?? '' }));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
