/** The windows a burn rate is shown over, shortest first. SRE Workbook, chapter 5. */
export const BURN_WINDOWS = [
  { id: '5m', ms: 300_000 },
  { id: '30m', ms: 1_800_000 },
  { id: '1h', ms: 3_600_000 },
  { id: '2h', ms: 7_200_000 },
  { id: '6h', ms: 21_600_000 },
  { id: '1d', ms: 86_400_000 },
  { id: '3d', ms: 259_200_000 },
] as const;

export type BurnWindowId = (typeof BURN_WINDOWS)[number]['id'];
