import * as v from 'valibot';
import type { Call } from './Call';
import { refuse } from './Refusal';

/** Reads the JSON body of a call into the schema's type; anything else is Grafana's 400 "bad request data". */
export function parseBody<S extends v.GenericSchema>(call: Call, schema: S): v.InferOutput<S> {
  let data: unknown;
  try {
    data = JSON.parse(call.body.toString('utf8'));
  } catch {
    throw refuse(400, 'bad request data');
  }
  const result = v.safeParse(schema, data);
  if (!result.success) {
    throw refuse(400, 'bad request data');
  }
  return result.output;
}
