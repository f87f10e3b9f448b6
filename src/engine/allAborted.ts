/** Several signals as one. */
export interface JoinedSignal {
  /** Aborted once all of them are. */
  signal: AbortSignal;
  /** To be called when nobody listens any more. */
  release(): void;
}

/** A signal that is aborted once all of these are; they are at least one. */
export function allAborted(signals: readonly AbortSignal[]): JoinedSignal {
  const controller = new AbortController();
  const open = new Set(signals);
  const leave = () => {
    open.forEach((it) => it.aborted && open.delete(it));
    if (open.size === 0) {
      controller.abort();
    }
  };
  const release = () => signals.forEach((it) => it.removeEventListener('abort', leave));
  signals.forEach((it) => it.addEventListener('abort', leave, { once: true }));
  leave();
  return { signal: controller.signal, release };
}
