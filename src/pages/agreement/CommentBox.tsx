import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Field, TextArea, useStyles2 } from '@grafana/ui';
import { type KeyboardEvent, useId, useState } from 'react';

import { Refusal } from '../record/Refusal';
import type { Saying } from '../record/useSay';

interface Props {
  /** The version that is talked about, if there is one. */
  version?: number;
  saying: Saying;
}

/** Where anybody who may write the record says something about the agreement. */
export function CommentBox({ version, saying }: Props) {
  const [text, setText] = useState('');
  const id = useId();
  const isEmpty = text.trim() === '';
  const comment = async () => {
    const about = version === undefined ? {} : { version };
    if (!isEmpty && (await saying.say({ act: 'comment', text: text.trim(), ...about }))) {
      setText('');
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void comment();
    }
  };
  return (
    <div className={useStyles2(getStyles)}>
      <Field label="Comment" description="Ctrl or Cmd and Enter sends it. It stays in the record." noMargin>
        <TextArea
          id={id}
          rows={3}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </Field>
      <Refusal refusal={saying.refusal} />
      <Button variant="secondary" onClick={() => void comment()} disabled={isEmpty || saying.isBusy}>
        Comment
      </Button>
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'start',
    gap: theme.spacing(1),
    '& > *:not(button)': { width: '100%' },
  });
}
