import type { ReactNode } from 'react';
import { useTheme2 } from '@grafana/ui';

import type { PolicyState } from '../core/policy/PolicyState';
import { STATE_LOOK, stateColors, type StateColors } from './stateLook';

interface Props {
  state: PolicyState;
  /** Edge length in pixels; as high as the text around it if absent. */
  size?: number;
}

/** The sign of a state in its own shape. It always stands beside a word, so readers of the screen skip it. */
export function StateIcon({ state, size }: Props) {
  const colors = stateColors(state, useTheme2());
  const edge = size ?? '1em';
  return (
    <svg
      viewBox="0 0 24 24"
      width={edge}
      height={edge}
      aria-hidden="true"
      focusable="false"
      data-shape={STATE_LOOK[state].shape}
      style={{ flex: 'none', display: 'block' }}
    >
      {SIGNS[state](colors)}
    </svg>
  );
}

const SIGNS: Record<PolicyState, (colors: StateColors) => ReactNode> = {
  ship: ({ fill, onFill }) => (
    <>
      <circle cx="12" cy="12" r="11" fill={fill} />
      <path d="M7 12.4l3.4 3.4L17 8.8" {...line(onFill, 2.6)} />
    </>
  ),
  care: ({ fill, onFill }) => (
    <>
      <path d="M12 2.6L22.2 21H1.8z" fill={fill} stroke={fill} strokeWidth="2.4" strokeLinejoin="round" />
      <path d="M12 9v5.4" {...line(onFill, 2.6)} />
      <circle cx="12" cy="18.1" r="1.5" fill={onFill} />
    </>
  ),
  stop: ({ fill, onFill }) => (
    <>
      <rect x="1" y="1" width="22" height="22" rx="4.5" fill={fill} />
      <path d="M7.6 7.6l8.8 8.8M16.4 7.6l-8.8 8.8" {...line(onFill, 2.6)} />
    </>
  ),
  exception: ({ fill, onFill }) => (
    <>
      <path
        d="M7 2.2h10L22.6 12 17 21.8H7L1.4 12z"
        fill={fill}
        stroke={fill}
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <text x="12" y="17.1" fontSize="15.5" fontWeight="700" textAnchor="middle" fill={onFill}>
        §
      </text>
    </>
  ),
  'cant-tell': ({ fill }) => (
    <>
      <circle cx="12" cy="12" r="10.6" fill="none" stroke={fill} strokeWidth="2" strokeDasharray="4.16 2.5" />
      <path d="M9.1 9.3c.2-1.6 1.4-2.6 3-2.6 1.7 0 3 1.1 3 2.7 0 2.2-3 2.3-3 4.6" {...line(fill, 2.3)} />
      <circle cx="12.1" cy="17.3" r="1.5" fill={fill} />
    </>
  ),
  unsigned: ({ fill }) => (
    <>
      <rect
        x="1.2"
        y="4"
        width="21.6"
        height="16"
        rx="4.5"
        fill="none"
        stroke={fill}
        strokeWidth="2"
        strokeDasharray="4 2.4"
      />
      <circle cx="7" cy="12" r="1.6" fill={fill} />
      <circle cx="12" cy="12" r="1.6" fill={fill} />
      <circle cx="17" cy="12" r="1.6" fill={fill} />
    </>
  ),
  'too-little-traffic': ({ fill }) => (
    <>
      <circle
        cx="12"
        cy="12"
        r="8.4"
        fill="none"
        stroke={fill}
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeDasharray="0 5.28"
      />
      <circle cx="12" cy="12" r="2.6" fill={fill} />
    </>
  ),
};

function line(stroke: string, strokeWidth: number) {
  return { fill: 'none', stroke, strokeWidth, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;
}
