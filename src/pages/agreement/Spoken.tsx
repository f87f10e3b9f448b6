import { css } from '@emotion/css';
import type { ReactNode } from 'react';

const HIDDEN = css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' });

/** Words for readers of the screen alone, where the eye has a sign. */
export function Spoken({ children }: { children: ReactNode }) {
  return <span className={HIDDEN}>{children}</span>;
}
