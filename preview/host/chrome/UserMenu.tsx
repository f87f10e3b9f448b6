import { config } from '@grafana/runtime';
import { Button, Dropdown, LinkButton, Menu } from '@grafana/ui';
import { themeCookieText } from './theme';

/** Who is signed in, with the switch between dark and light and the way out. */
export function UserMenu() {
  const { user } = config.bootData;
  const other = config.theme2.isDark ? 'light' : 'dark';
  const switchTheme = () => {
    document.cookie = themeCookieText(other);
    const address = new URL(window.location.href);
    address.searchParams.delete('theme');
    window.location.replace(address);
  };
  const switchItem = { label: `Switch to ${other}`, icon: 'adjust-circle', onClick: switchTheme } as const;
  if (!user.isSignedIn) {
    return (
      <>
        <Button
          variant="secondary"
          size="sm"
          icon={switchItem.icon}
          aria-label={switchItem.label}
          onClick={switchTheme}
        />
        <LinkButton size="sm" href="/login" target="_self">
          Sign in
        </LinkButton>
      </>
    );
  }
  const menu = (
    <Menu header={`${user.name || user.login} · ${user.orgRole}`}>
      <Menu.Item {...switchItem} />
      <Menu.Item label="Sign out" icon="signout" onClick={() => window.location.assign('/logout')} />
    </Menu>
  );
  return (
    <Dropdown overlay={menu} placement="bottom-end">
      <Button variant="secondary" fill="text" size="sm" icon="user" aria-label="Profile">
        {user.name || user.login} · {user.orgRole}
      </Button>
    </Dropdown>
  );
}
