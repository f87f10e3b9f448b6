import * as v from 'valibot';

const sampleSchema = v.tuple([v.number(), v.string()]);
const seriesSchema = v.object({
  metric: v.optional(v.record(v.string(), v.string()), {}),
  value: v.optional(sampleSchema),
  values: v.optional(v.array(sampleSchema)),
});

/** What Prometheus answers to a query; native histograms and texts are left out, Truce reads none. */
export const promAnswerSchema = v.object({
  status: v.string(),
  errorType: v.optional(v.string(), ''),
  error: v.optional(v.string(), ''),
  warnings: v.optional(v.array(v.string()), []),
  infos: v.optional(v.array(v.string()), []),
  data: v.optional(
    v.variant('resultType', [
      v.object({ resultType: v.literal('matrix'), result: v.array(seriesSchema) }),
      v.object({ resultType: v.literal('vector'), result: v.array(seriesSchema) }),
      v.object({ resultType: v.literal('scalar'), result: sampleSchema }),
    ])
  ),
});

export type PromAnswer = v.InferOutput<typeof promAnswerSchema>;
export type PromSeries = v.InferOutput<typeof seriesSchema>;
