import { FRAME_CONTRACT, FRAME_VIEWS, type FrameView, VIEW_NAMES } from './columns';
import type { FrameLike } from './FrameLike';

/** Says why frames do not serve a panel that shows `wanted`, and how to mend it. One sentence. */
export function frameProblem(frames: FrameLike[], wanted: FrameView): string {
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

function isView(value: unknown): value is FrameView {
  return FRAME_VIEWS.some((it) => it === value);
}
