import { Alert, type AlertVariant } from '@grafana/ui';

/** A page's whole content when there is only one thing to say. */
export function SentenceBox({
  title,
  text,
  severity = 'warning',
}: {
  title: string;
  text?: string;
  severity?: AlertVariant;
}) {
  return (
    <div style={{ padding: 16 }}>
      <Alert title={title} severity={severity}>
        {text}
      </Alert>
    </div>
  );
}
