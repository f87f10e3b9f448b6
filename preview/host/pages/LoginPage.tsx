import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { getBackendSrv, isFetchError } from '@grafana/runtime';
import { Alert, Button, Field, Input, useStyles2 } from '@grafana/ui';
import { useState, type FormEvent } from 'react';
import { useLocation } from 'react-router';
import { demoPeople } from './demoPeople';

/** Until the seed has run there is only admin. */
const seedHint = '. The people of the demo come with npm run demo:seed.';

/** Signs in by name and password, or with one press as somebody of the demo. */
export function LoginPage() {
  const styles = useStyles2(loginStyles);
  const { search } = useLocation();
  const [problem, setProblem] = useState('');

  const signIn = async (user: string, password: string, hint = '') => {
    setProblem('');
    try {
      const options = { showErrorAlert: false, showSuccessAlert: false };
      await getBackendSrv().post('/login', { user, password }, options);
      // The boot data is part of the page, so the next page must be loaded whole.
      window.location.assign(localPath(new URLSearchParams(search).get('redirectTo')));
    } catch (error) {
      setProblem(`${isFetchError(error) ? error.data.message : String(error)}${hint}`);
    }
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    void signIn(String(fields.get('user')), String(fields.get('password')));
  };

  return (
    <main className={styles.page}>
      <form className={styles.box} onSubmit={onSubmit}>
        <h1 className={styles.title}>Welcome to Truce</h1>
        {problem && <Alert severity="error" title={problem} />}
        <Field label="Login">
          <Input
            name="user"
            required
            autoFocus
            autoComplete="username"
            data-testid="data-testid Username input field"
          />
        </Field>
        <Field label="Password">
          <Input
            name="password"
            type="password"
            required
            autoComplete="current-password"
            data-testid="data-testid Password input field"
          />
        </Field>
        <Button type="submit" className={styles.wide} data-testid="data-testid Login button">
          Log in
        </Button>
        <p className={styles.or}>or sign in as somebody of the demo</p>
        {demoPeople.map(({ login, password, name, about }) => (
          <Button
            key={login}
            variant="secondary"
            className={styles.wide}
            onClick={() => void signIn(login, password, seedHint)}
          >
            {name} · {about}
          </Button>
        ))}
      </form>
    </main>
  );
}

/** Only a path of this server: `//elsewhere` and full addresses lead to the start page. */
function localPath(wanted: string | null): string {
  return wanted && /^\/(?![/\\])/.test(wanted) ? wanted : '/';
}

const loginStyles = (theme: GrafanaTheme2) => ({
  page: css({
    minHeight: '100vh',
    display: 'grid',
    placeItems: 'center',
    padding: theme.spacing(2),
    background: theme.colors.background.canvas,
  }),
  box: css({
    width: '100%',
    maxWidth: 400,
    padding: theme.spacing(4, 3),
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
  title: css({ textAlign: 'center', marginBottom: theme.spacing(3) }),
  or: css({ margin: theme.spacing(3, 0, 1), color: theme.colors.text.secondary, textAlign: 'center' }),
  wide: css({ width: '100%', justifyContent: 'center', marginTop: theme.spacing(1) }),
});
