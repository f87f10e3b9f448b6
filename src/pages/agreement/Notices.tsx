import { Alert } from '@grafana/ui';

import type { PageNotice } from './pageNotices';

/** What must be known first, each as an alert. */
export function Notices({ notices }: { notices: readonly PageNotice[] }) {
  return notices.map(({ severity, title, lines }) => (
    <Alert key={title} severity={severity} title={title}>
      {lines.length === 1 ? (
        lines[0]
      ) : (
        <ul style={{ margin: 0, paddingLeft: 16 }}>
          {lines.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
      )}
    </Alert>
  ));
}
