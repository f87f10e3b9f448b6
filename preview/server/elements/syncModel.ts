import { sortKeys } from '../state/sortKeys';

/** A library element's model: a panel. */
export type ElementModel = Record<string, unknown>;

/**
 * Makes a model and the columns beside it agree, as Grafana's `syncFieldsWithModel`: the model's type and
 * description win, missing ones are filled in. The keys come back sorted, as Go marshals maps.
 * Throws for a type or description that is not a string; Grafana panics there, which is its 500 (recorded).
 */
export function syncModel(
  model: ElementModel,
  known: { type: string; description: string }
): { type: string; description: string; model: ElementModel } {
  const type = model.type ?? known.type;
  const description = model.description ?? known.description;
  if (typeof type !== 'string' || typeof description !== 'string') {
    throw new TypeError('the type and the description of a library element have to be strings');
  }
  return { type, description, model: sortKeys({ ...model, type, description }) as ElementModel };
}
