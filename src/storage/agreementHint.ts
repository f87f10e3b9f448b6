import { isRecord } from '../grafana/isRecord';
import type { RawElement } from './RawElement';
import { agreementUid } from './uids';

const ID = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** As acts are named: `truce act <time> agreement-<id> <act>`. */
const IN_NAME = /^truce act \S+ agreement-([a-z0-9](?:[-a-z0-9]*[a-z0-9])?) /;

/** The id of the agreement that something unreadable belongs to, where that can be told: by its value, its uid or its name. */
export function agreementHint({ uid, name, kind, value }: RawElement): string | undefined {
  const said = isRecord(value)
    ? kind === 'act'
      ? value.agreement
      : kind === 'agreement'
        ? value.id
        : undefined
    : undefined;
  if (typeof said === 'string' && ID.test(said)) {
    return said;
  }
  const prefix = agreementUid('');
  if (uid.startsWith(prefix) && kind !== 'act') {
    return uid.slice(prefix.length);
  }
  return IN_NAME.exec(name)?.[1];
}
