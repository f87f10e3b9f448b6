import { css } from '@emotion/css';
import { PanelPlugin } from '@grafana/data';
import { Alert } from '@grafana/ui';

/** A box in the place of a panel that cannot be drawn, saying why. */
export function messagePanel(title: string, text: string): PanelPlugin {
  const Box = () => (
    <div className={scroll}>
      <Alert severity="warning" title={title}>
        {text}
      </Alert>
    </div>
  );
  return new PanelPlugin(Box);
}

const scroll = css({ height: '100%', overflow: 'auto' });
