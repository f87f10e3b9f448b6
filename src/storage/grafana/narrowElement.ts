import { array, number, object, optional, pipe, record, safeParse, string, transform, unknown } from 'valibot';
import type { Element } from './Element';

// Grafana answers a fresh element with nanoseconds and a stored one in whole seconds.
const timeSchema = pipe(
  string(),
  transform((text) => Math.floor(Date.parse(text) / 1000) * 1000),
  number()
);

const writerSchema = pipe(
  object({ id: number(), name: string() }),
  transform(({ id, name }) => ({ id, login: name }))
);

// Grafana may add fields to its answers at any time: these schemas take what they need.
const elementSchema = pipe(
  object({
    uid: string(),
    name: string(),
    folderUid: string(),
    version: number(),
    model: optional(record(string(), unknown()), {}),
    meta: object({ created: timeSchema, updated: timeSchema, createdBy: writerSchema, updatedBy: writerSchema }),
  }),
  transform(({ uid, name, folderUid, version, model, meta }): Element => ({
    uid,
    name,
    folderUid,
    version,
    options: model.options,
    createdAt: meta.created,
    createdBy: meta.createdBy,
    updatedAt: meta.updated,
    updatedBy: meta.updatedBy,
  }))
);

const oneSchema = object({ result: elementSchema });
const pageSchema = object({ result: object({ totalCount: number(), elements: array(elementSchema) }) });

/** One page of a list of elements. */
export interface ElementPage {
  totalCount: number;
  elements: Element[];
}

/** The answer to a request for one element; undefined when it is something else. */
export function narrowElement(body: unknown): Element | undefined {
  const result = safeParse(oneSchema, body);
  return result.success ? result.output.result : undefined;
}

/** The answer to a request for a list of elements; undefined when it is something else. */
export function narrowElementPage(body: unknown): ElementPage | undefined {
  const result = safeParse(pageSchema, body);
  return result.success ? result.output.result : undefined;
}
