/** As much of a data frame as the decoders need, narrowed from what a panel is given. */
export interface FrameLike {
  /** Values by field name; of fields with the same name the first. */
  columns: ReadonlyMap<string, readonly unknown[]>;
  /** Number of rows. */
  length: number;
  /** Texts of the warnings and errors in `meta.notices`. */
  notices: readonly string[];
  /** `meta.custom.truce`, unchecked. */
  truce?: Record<string, unknown>;
}

/** Narrows the frames of an answer. What is not a frame is left out, so the result may be empty. */
export function narrowFrames(input: unknown): FrameLike[] {
  return asArray(input).flatMap((frame) => {
    const fields = isRecord(frame) ? frame.fields : undefined;
    return isRecord(frame) && Array.isArray(fields) ? [narrowFrame(frame, fields)] : [];
  });
}

function narrowFrame(frame: Record<string, unknown>, fields: unknown[]): FrameLike {
  const columns = new Map<string, readonly unknown[]>();
  for (const field of fields) {
    if (isRecord(field) && typeof field.name === 'string' && !columns.has(field.name)) {
      columns.set(field.name, asArray(field.values));
    }
  }
  const length = Math.max(0, ...[...columns.values()].map((values) => values.length));
  const meta = isRecord(frame.meta) ? frame.meta : {};
  const custom = isRecord(meta.custom) ? meta.custom : {};
  const notices = asArray(meta.notices).flatMap(noticeText);
  return { columns, length, notices, truce: isRecord(custom.truce) ? custom.truce : undefined };
}

function noticeText(notice: unknown): string[] {
  const isProblem = isRecord(notice) && (notice.severity === 'warning' || notice.severity === 'error');
  return isProblem && typeof notice.text === 'string' && notice.text !== '' ? [notice.text] : [];
}

/** A value that is an object with string keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
