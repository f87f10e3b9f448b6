import type { Narrowed } from '../core/narrow/Narrowed';
import { isRecord } from '../grafana/isRecord';
import { agreementHint } from './agreementHint';
import type { ElementKind } from './ElementKind';
import { migrate } from './migrate';
import type { Unreadable } from './ports';
import type { RawElement } from './RawElement';
import { isNewerSchema, SCHEMA_VERSION } from './schemaVersion';

/** The value of an element, or why it cannot be read. */
export type ReadValue<T> = { ok: true; value: T } | { ok: false; unreadable: Unreadable };

/**
 * Reads a stored value, of this schema or an older one.
 *
 * @param uidOf the uid an element with this value must have: a copy of it under another uid does not count
 */
export function readValue<T>(
  element: RawElement,
  kind: ElementKind,
  narrow: (input: unknown) => Narrowed<T>,
  uidOf?: (value: T) => string
): ReadValue<T> {
  const { schemaVersion, value } = element;
  if (element.kind === undefined) {
    return unreadable(element, 'It is a library panel, but none that Truce wrote. Move it to another folder.');
  }
  if (isNewerSchema(schemaVersion)) {
    const problem =
      `A newer Truce wrote it (schema version ${String(schemaVersion)}; this one reads up to ${SCHEMA_VERSION}). ` +
      'It can only be read there. Update Truce.';
    return unreadable(element, problem, true);
  }
  if (!isKnownSchema(schemaVersion)) {
    const found = JSON.stringify(schemaVersion) ?? 'none';
    return unreadable(element, `Its schema version is ${found}, and there is none such. Make it anew and remove it.`);
  }
  if (element.kind !== kind) {
    return unreadable(element, misplaced(element.kind));
  }
  const narrowed = narrow(migrate(kind, value, schemaVersion));
  if (!narrowed.ok) {
    return unreadable(element, narrowed.problems.join(' '));
  }
  if (uidOf !== undefined && uidOf(narrowed.value) !== element.uid) {
    return unreadable(element, `It is a copy: its content belongs to ${uidOf(narrowed.value)}. Remove it.`);
  }
  return narrowed;
}

/** Somebody may have moved a genuine act or definition: whoever removes it destroys evidence. */
function misplaced(kind: unknown): string {
  switch (kind) {
    case 'act':
      return 'It is an act that lies outside the record, so it does not count. Move it back to the folder Truce record.';
    case 'slo':
    case 'agreement':
      return 'It is a definition that lies in the record, so it does not count. Move it back to the folder Truce.';
    default:
      return `It is of the kind ${JSON.stringify(kind)}, which does not belong here. Remove it.`;
  }
}

function isKnownSchema(schemaVersion: unknown): schemaVersion is number {
  return Number.isInteger(schemaVersion) && (schemaVersion as number) >= 1;
}

function unreadable(element: RawElement, problem: string, isNewer = false): ReadValue<never> {
  const agreement = agreementHint(element);
  const slos = sloHint(element);
  return {
    ok: false,
    unreadable: {
      uid: element.uid,
      name: element.name,
      problem,
      ...(isNewer && { isNewer }),
      ...(agreement !== undefined && { agreement }),
      ...(slos !== undefined && { slos }),
      ...(element.by !== undefined && { by: element.by }),
    },
  };
}

/** Which SLOs a definition claims that cannot be read as a whole. */
function sloHint({ kind, value }: RawElement): string[] | undefined {
  const slos = kind === 'agreement' && isRecord(value) ? value.slos : undefined;
  return Array.isArray(slos) && slos.every((it) => typeof it === 'string') ? slos : undefined;
}
