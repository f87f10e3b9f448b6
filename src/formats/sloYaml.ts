import { narrowPlacedSlo } from '../core/slo/narrowSlo';
import type { Slo, SourceRef } from '../core/slo/Slo';
import { sloDefaults } from './sloDefaults';
import { withoutMeta } from './withoutMeta';
import { yamlDocuments } from './yamlDocuments';

/** The SLOs of a text, or everything that is wrong with it: sentences that begin with line and document. */
export type SlosRead = { ok: true; slos: Slo[] } | { ok: false; problems: string[] };

const EXAMPLE = 'Write an SLO with id, target, window and indicator; several are parted by a line with ---.';

const SOURCE = 'source is missing. Name the data source it is measured in: {"type": "prometheus", "uid": "…"}.';

/**
 * SLOs as YAML (or JSON, which is YAML), one a document. What may be left out is filled in (see sloDefaults).
 *
 * @param source the data source of SLOs that name none
 */
export function sloYaml(text: string, source?: SourceRef): SlosRead {
  const documents = yamlDocuments(text);
  if (documents.length === 0) {
    return { ok: false, problems: [`There is no SLO in it. ${EXAMPLE}`] };
  }
  const problems: string[] = [];
  const slos: Slo[] = [];
  const seenAt = new Map<string, string>();
  for (const { value, problems: spoiled, placeOf, say } of documents) {
    if (spoiled.length > 0) {
      problems.push(...spoiled);
      continue;
    }
    if (Array.isArray(value)) {
      problems.push(say([], 'This is a list. Write each SLO as a document of its own, parted by ---.'));
      continue;
    }
    const slo = narrowPlacedSlo(sloDefaults(withoutMeta(value), source));
    if (!slo.ok) {
      const mended = (sentence: string) => (sentence.startsWith('source is missing.') ? SOURCE : sentence);
      problems.push(...slo.problems.map(({ sentence, path }) => say(path, mended(sentence))));
      continue;
    }
    const { id } = slo.value;
    if (seenAt.has(id)) {
      problems.push(say(['id'], `id is "${id}", and so it is at ${seenAt.get(id)}. Give each SLO an id of its own.`));
    }
    seenAt.set(id, placeOf(['id']));
    slos.push(slo.value);
  }
  return problems.length === 0 ? { ok: true, slos } : { ok: false, problems };
}
