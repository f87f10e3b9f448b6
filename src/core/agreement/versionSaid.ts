import type { Act } from './Act';

/** The version that an act puts on the table; 0 when it puts none. */
export function versionSaid(act: Act): number {
  if (act.act === 'propose') {
    return act.version;
  }
  return act.act === 'send-back' ? (act.counter?.version ?? 0) : 0;
}
