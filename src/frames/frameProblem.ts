import { FRAME_CONTRACT } from './columns';
import type { FrameLike } from './FrameLike';

type View = 'state' | 'budget' | 'burn';

const VIEW_NAMES: Record<View, string> = { state: 'State', budget: 'Budget', burn: 'Burn rate' };

/** Says why frames do not serve a panel that shows `wanted`, and how to mend it. One sentence. */
export function frameProblem(frames: FrameLike[], wanted: View): string {
  if (frames.every((frame) => frame.columns.size === 0)) {
    return `There is nothing to show: choose the Truce data source and the view “${VIEW_NAMES[wanted]}” in this panel's query.`;
  }
  const other = frames.map((frame) => frame.truce?.view).find(isView);
  if (other !== undefined && other !== wanted) {
    return `This panel shows the view “${VIEW_NAMES[wanted]}”, but its query asks for “${VIEW_NAMES[other]}”: choose “${VIEW_NAMES[wanted]}” in the query.`;
  }
  return `The data is not an answer of the Truce data source: choose it and the view “${VIEW_NAMES[wanted]}” in this panel's query, and remove transformations.`;
}

/** Says what to do about a frame of a newer version; absent when this version reads it. */
export function contractProblem(frame: FrameLike): string | undefined {
  const contract = frame.truce?.contract;
  return typeof contract === 'number' && contract > FRAME_CONTRACT
    ? `The data source is newer than this panel (frame version ${contract}, this panel reads ${FRAME_CONTRACT}): reload the page.`
    : undefined;
}

function isView(value: unknown): value is View {
  return value === 'state' || value === 'budget' || value === 'burn';
}
