import { isRecord } from '../../grafana/isRecord';
import type { RawElement } from '../RawElement';
import type { Element } from './Element';

/** What of a library element is ours. */
export function rawOf({ uid, name, options, updatedBy }: Element): RawElement {
  const { kind, schemaVersion, value } = isRecord(options) ? options : {};
  return { uid, name, kind, schemaVersion, value, by: updatedBy };
}
