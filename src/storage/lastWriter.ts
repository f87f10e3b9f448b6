import { loginSaid } from '../core/agreement/loginSaid';
import type { Unreadable } from './ports';

/** " Last written by sam.": whom to ask about what cannot be read. Empty where a store does not know. */
export function lastWriter({ by }: Pick<Unreadable, 'by'>): string {
  return by === undefined ? '' : ` Last written by ${loginSaid(by)}.`;
}
