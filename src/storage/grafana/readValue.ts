import type { Narrowed } from '../../core/narrow/Narrowed';
import type { Element } from './Element';
import type { ElementKind } from './ElementModel';
import { SCHEMA_VERSION } from './ElementModel';

/**
 * The value of one of our elements, or why it cannot be read.
 *
 * @param uidOf the uid an element with this value must have: a copy of it under another uid does not count
 */
export function readValue<T>(
  element: Element,
  kind: ElementKind,
  narrow: (input: unknown) => Narrowed<T>,
  uidOf?: (value: T) => string
): Narrowed<T> {
  const { options } = element;
  if (!isRecord(options) || options.kind === undefined) {
    return problem('It is a library panel, but none that Truce wrote. Move it to another folder.');
  }
  if (options.schemaVersion !== SCHEMA_VERSION) {
    return problem(
      `It has schema version ${JSON.stringify(options.schemaVersion)}; this Truce reads version ${SCHEMA_VERSION}. ` +
        'Update Truce if a newer version wrote it.'
    );
  }
  if (options.kind !== kind) {
    return problem(`It is of the kind ${JSON.stringify(options.kind)}, which does not belong here. Remove it.`);
  }
  const narrowed = narrow(options.value);
  if (narrowed.ok && uidOf !== undefined && uidOf(narrowed.value) !== element.uid) {
    return problem(`It is a copy: its content belongs to ${uidOf(narrowed.value)}. Remove it.`);
  }
  return narrowed;
}

function problem(text: string): { ok: false; problems: string[] } {
  return { ok: false, problems: [text] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
