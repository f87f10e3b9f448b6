import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';

import type { AgreementState, AgreementVersion } from '../../core/agreement/AgreementState';
import type { Offer, OfferKind } from '../../core/agreement/offersOf';
import type { Reader } from '../../core/wording/formatTime';
import { proposePath } from '../appPaths';
import type { Saying } from '../record/useSay';
import { Card } from './Card';
import { ReasonDialog } from './ReasonDialog';
import { answersPossible, whyNoAnswer } from './whyNoAnswer';
import { SignDialog } from './SignDialog';
import { shortHash, signatureRows } from './signatureRows';
import { versionKey } from './versionRows';

interface Props {
  state: AgreementState;
  version: AgreementVersion;
  offers: Record<OfferKind, Offer>;
  reader: Reader;
  /** One for each thing to say: a second try must not take the id of another act. */
  sayings: Record<'sign' | 'send-back' | 'retire', Saying>;
  className?: string;
}

const ICONS = { valid: 'check', you: 'pen', 'sent-back': 'enter', waiting: 'clock-nine' } as const;

type Opened = 'sign' | 'send-back' | 'retire' | 'keep';

/** Who has signed, and what the reader can do about it. */
export function SignatureCard({ state, version, offers, reader, sayings, className }: Props) {
  const styles = useStyles2(getStyles);
  const navigate = useNavigate();
  const [opened, setOpened] = useState<Opened>();
  const { proposed, definition } = state;
  const isOpen = version === proposed;
  const close = () => setOpened(undefined);
  const possible = answersPossible(state, version);
  const isOffered = (kind: OfferKind) => possible.includes(kind) && offers[kind].why === undefined;
  const whys = whyNoAnswer(state, version, offers);
  return (
    <Card title="Signatures" className={className}>
      <ul className={styles.list}>
        {signatureRows(version, isOpen ? offers.sign.parties : [], reader).map((row) => (
          <li key={row.party} className={styles.row}>
            <span className={cx(styles.icon, styles[row.status])}>
              <Icon name={ICONS[row.status]} />
            </span>
            <span className={styles.who}>
              {row.name}
              {row.by !== '' && <span className={styles.faint}>{row.by}</span>}
            </span>
            <span className={row.status === 'you' ? styles.yours : styles.faint}>{row.word}</span>
          </li>
        ))}
      </ul>
      {possible.some(isOffered) && (
        <div className={styles.buttons}>
          {isOffered('sign') && <Button onClick={() => setOpened('sign')}>{`Sign version ${version.version}`}</Button>}
          {isOffered('send-back') && (
            <Button variant="secondary" onClick={() => setOpened('send-back')}>
              Send back…
            </Button>
          )}
          {isOffered('keep') && <Button onClick={() => setOpened('keep')}>{`Keep version ${version.version}`}</Button>}
          {isOffered('retire') && (
            <Button variant="secondary" fill="outline" onClick={() => setOpened('retire')}>
              Retire…
            </Button>
          )}
        </div>
      )}
      {whys.map((why) => (
        <p key={why} className={styles.note}>
          {why}
        </p>
      ))}
      <p className={styles.note}>
        {`${isOffered('sign') ? 'You sign these words' : 'What is signed'}: terms ${shortHash(version.termsHash)}. Any change asks everyone again.`}
      </p>
      {opened === 'sign' && (
        <SignDialog version={version} parties={offers.sign.parties} saying={sayings.sign} onClose={close} />
      )}
      {opened === 'keep' && (
        <SignDialog version={version} parties={offers.keep.parties} saying={sayings.sign} onClose={close} />
      )}
      {opened === 'send-back' && (
        <ReasonDialog
          title={`Send version ${version.version} back`}
          verb="Send back"
          parties={offers['send-back'].parties}
          saying={sayings['send-back']}
          onSay={(party, reason) =>
            sayings['send-back'].say({
              act: 'send-back',
              party,
              version: version.version,
              termsHash: version.termsHash,
              reason,
            })
          }
          other={{
            verb: 'Propose other terms…',
            onClick: (party, reason) =>
              navigate(`${proposePath(definition.id)}?answers=${versionKey(version)}`, { state: { party, reason } }),
          }}
          onClose={close}
        >
          Say why, and what would be all right. You can also propose other terms along with it.
        </ReasonDialog>
      )}
      {opened === 'retire' && (
        <ReasonDialog
          title={`Retire version ${version.version}`}
          verb="Wish to retire it"
          parties={offers.retire.parties}
          saying={sayings.retire}
          onSay={(party, reason) =>
            sayings.retire.say({ act: 'retire', party, version: version.version, termsHash: version.termsHash, reason })
          }
          onClose={close}
        >
          It stays in force until every party that signed it wishes so too. After that nothing is agreed.
        </ReasonDialog>
      )}
    </Card>
  );
}

function getStyles(theme: GrafanaTheme2) {
  const round = { background: theme.colors.background.secondary, color: theme.colors.text.secondary };
  return {
    list: css({ listStyle: 'none', margin: 0, padding: 0 }),
    row: css({
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1.25),
      padding: theme.spacing(1, 0),
      '& + &': { borderTop: `1px solid ${theme.colors.border.weak}` },
      '&:first-child': { paddingTop: 0 },
    }),
    icon: css({
      flex: 'none',
      display: 'grid',
      placeItems: 'center',
      width: 26,
      height: 26,
      borderRadius: '50%',
    }),
    valid: css({ background: theme.colors.success.main, color: theme.colors.success.contrastText }),
    you: css({ background: theme.colors.warning.main, color: theme.colors.warning.contrastText }),
    'sent-back': css({ background: theme.colors.error.main, color: theme.colors.error.contrastText }),
    waiting: css(round),
    who: css({ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }),
    faint: css({ color: theme.colors.text.secondary }),
    yours: css({ color: theme.colors.warning.text }),
    buttons: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), marginTop: theme.spacing(1.5) }),
    note: css({
      margin: theme.spacing(1, 0, 0),
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
    }),
  };
}
