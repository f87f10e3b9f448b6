import { internalError } from '../http/Refusal';
import { sortKeys } from '../state/sortKeys';

/** A library element's model: a panel. */
export type ElementModel = Record<string, unknown>;

/**
 * Makes a model and the columns beside it agree, as Grafana's `syncFieldsWithModel`: the model's type and
 * description win, missing ones are filled in. The keys come back sorted, as Go marshals maps.
 * Throws Grafana's 500 for a type or description that is not a string: it panics there (recorded).
 */
export function syncModel(
  model: ElementModel,
  known: { type: string; description: string }
): { type: string; description: string; model: ElementModel } {
  const type = model.type ?? known.type;
  const description = model.description ?? known.description;
  if (typeof type !== 'string' || typeof description !== 'string') {
    throw internalError();
  }
  return { type, description, model: sortKeys({ ...model, type, description }) as ElementModel };
}
