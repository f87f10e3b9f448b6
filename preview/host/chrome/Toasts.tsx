import { AppEvents, type AppEvent, type BusEventWithPayload } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';
import { Alert, Portal, type AlertVariant } from '@grafana/ui';
import { useEffect, useState } from 'react';

interface Toast {
  id: number;
  severity: AlertVariant;
  title: string;
  text?: string;
}

/** How long each kind stays, in milliseconds; as in Grafana. */
const staysMs: Partial<Record<AlertVariant, number>> = { success: 3000, warning: 5000, error: 7000, info: 3000 };

const events: Array<[AppEvent<unknown>, AlertVariant]> = [
  [AppEvents.alertSuccess, 'success'],
  [AppEvents.alertWarning, 'warning'],
  [AppEvents.alertError, 'error'],
  [AppEvents.alertInfo, 'info'],
];

let nextId = 1;

/** The short messages at the upper right, from the app events that Grafana has for them. */
export function Toasts() {
  const [toasts, setToasts] = useState<Toast[]>([]);
  useEffect(() => {
    const add = (severity: AlertVariant, payload: unknown) => {
      const [title, text] = [payload].flat().map((part) => (part instanceof Error ? part.message : String(part ?? '')));
      const toast = { id: nextId++, severity, title, text };
      setToasts((all) => [...all, toast]);
      setTimeout(() => setToasts((all) => all.filter((one) => one !== toast)), staysMs[severity]);
    };
    const subscriptions = events.map(([{ name }, severity]) =>
      getAppEvents()
        .getStream<BusEventWithPayload<unknown>>({ type: name } as never)
        .subscribe(({ payload }) => add(severity, payload))
    );
    return () => subscriptions.forEach((subscription) => subscription.unsubscribe());
  }, []);
  if (toasts.length === 0) {
    return null;
  }
  return (
    <Portal>
      <div style={{ position: 'fixed', top: 8, right: 8, width: 'min(400px, calc(100vw - 16px))', zIndex: 1100 }}>
        {toasts.map(({ id, severity, title, text }) => (
          <Alert
            key={id}
            severity={severity}
            title={title}
            elevated
            onRemove={() => setToasts((all) => all.filter((one) => one.id !== id))}
          >
            {text}
          </Alert>
        ))}
      </div>
    </Portal>
  );
}
