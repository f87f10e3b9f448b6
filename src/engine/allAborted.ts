/** A signal that is aborted once all of these are. */
export function allAborted(signals: readonly AbortSignal[]): AbortSignal {
  const controller = new AbortController();
  const open = new Set(signals.filter((it) => !it.aborted));
  if (open.size === 0 && signals.length > 0) {
    controller.abort();
  }
  for (const signal of open) {
    const leave = () => {
      open.delete(signal);
      if (open.size === 0) {
        controller.abort();
      }
    };
    signal.addEventListener('abort', leave, { once: true });
  }
  return controller.signal;
}
